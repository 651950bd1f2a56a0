import { randomUUID } from 'node:crypto';
import { ChatClient } from '@azure/communication-chat';
import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServiceBed } from './support/service-bed.ts';
import type { TestClient } from './support/test-client.ts';

let bed: ServiceBed;
beforeAll(async () => {
  bed = await ServiceBed.start();
});
afterAll(() => bed[Symbol.asyncDispose]());

/** What the browser of this person sees, with the token that the browser gets. */
async function chatOf(client: TestClient): Promise<ChatClient> {
  const { token } = await client.api.issueToken();
  return new ChatClient(bed.emulator.endpoint, new AzureCommunicationTokenCredential(token));
}

async function participantsOf(client: TestClient, threadId: string): Promise<(string | undefined)[]> {
  const names: (string | undefined)[] = [];
  for await (const { displayName } of (await chatOf(client))
    .getChatThreadClient(threadId)
    .listParticipants()) {
    names.push(displayName);
  }
  return names.sort();
}

const nameOf = ({ session }: TestClient) => session.user.displayName;

async function people(...names: string[]): Promise<TestClient[]> {
  return Promise.all(names.map((name) => bed.signIn(name)));
}

describe('POST /api/threads', () => {
  it('201 starts a conversation in which both can talk through the SDK', async () => {
    const [ada, bob] = (await people('Ada', 'Bob')) as [TestClient, TestClient];
    const { threadId } = await ada.api.createThread({ topic: 'Lunch', participantUserIds: [bob.userId] });
    expect(await participantsOf(bob, threadId)).toEqual([nameOf(ada), nameOf(bob)]);
    const { id } = await (await chatOf(bob)).getChatThreadClient(threadId).sendMessage({ content: 'Hello' });
    const message = await (await chatOf(ada)).getChatThreadClient(threadId).getMessage(id);
    expect(message.content?.message).toBe('Hello');
  });

  it('201 gives the same conversation for the same idempotency key', async () => {
    const [ada, bob] = (await people('Ada', 'Bob')) as [TestClient, TestClient];
    const request = {
      body: { topic: 'Once', participantUserIds: [bob.userId] },
      headers: { 'idempotency-key': randomUUID() },
    };
    const [first, second] = [
      await ada.send('POST', '/api/threads', request),
      await ada.send('POST', '/api/threads', request),
    ];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
  });

  it('403 for guests', async () => {
    const [guest, bob] = (await people('Guest', 'Bob')) as [TestClient, TestClient];
    await expect(
      guest.api.createThread({ topic: 'No', participantUserIds: [bob.userId] }),
    ).rejects.toMatchObject({ status: 403, code: 'threads/guest-may-not-start' });
  });

  it('400 names the users that are disabled or do not exist, and starts nothing', async () => {
    const [ada, bob, carol, admin] = (await people('Ada', 'Bob', 'Carol', 'Admin')) as [
      TestClient,
      TestClient,
      TestClient,
      TestClient,
    ];
    await admin.api.disableUser(carol.userId);
    const nobody = randomUUID();
    const error = await ada.api
      .createThread({ topic: 'No', participantUserIds: [bob.userId, carol.userId, nobody] })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      status: 400,
      code: 'threads/users-refused',
      problem: {
        errors: [
          { path: 'participantUserIds.1', message: `${nameOf(carol)} is disabled.` },
          { path: 'participantUserIds.2', message: `There is no user with the id ${nobody}.` },
        ],
      },
    });
  });

  it('the token of a browser can neither start a conversation nor add people past the policy', async () => {
    const [ada, bob] = (await people('Ada', 'Bob')) as [TestClient, TestClient];
    const { threadId } = await ada.api.createThread({ topic: 'T', participantUserIds: [bob.userId] });
    const chat = await chatOf(ada);
    await expect(chat.createChatThread({ topic: 'Past the policy' })).rejects.toMatchObject({
      statusCode: 403,
    });
    const { communicationUserId } = await bob.api.issueToken();
    await expect(
      chat.getChatThreadClient(threadId).addParticipants({ participants: [{ id: { communicationUserId } }] }),
    ).rejects.toMatchObject({ statusCode: 403 });
  });
});

describe('POST /api/threads/{threadId}/participants', () => {
  it('204 adds somebody who has never signed in to chat', async () => {
    const [ada, bob, carol] = (await people('Ada', 'Bob', 'Carol')) as [TestClient, TestClient, TestClient];
    const { threadId } = await ada.api.createThread({ topic: 'T', participantUserIds: [bob.userId] });
    await bob.api.addParticipants(threadId, [carol.userId]);
    expect(await participantsOf(carol, threadId)).toEqual([ada, bob, carol].map(nameOf).sort());
  });

  it('403 for people who are not in the conversation, and for guests who are', async () => {
    const [ada, eve, guest] = (await people('Ada', 'Eve', 'Guest')) as [TestClient, TestClient, TestClient];
    const { threadId } = await ada.api.createThread({ topic: 'T', participantUserIds: [guest.userId] });
    await expect(eve.api.addParticipants(threadId, [eve.userId, ada.userId])).rejects.toMatchObject({
      status: 403,
      code: 'threads/not-a-participant',
    });
    await expect(guest.api.addParticipants(threadId, [eve.userId])).rejects.toMatchObject({
      status: 403,
      code: 'threads/guest-may-not-add',
    });
  });

  it('404 for a conversation that does not exist, 400 for an id that is none', async () => {
    const [ada, bob] = (await people('Ada', 'Bob')) as [TestClient, TestClient];
    const missing = '19:nosuchthread00000000000000000000@thread.v2';
    await expect(ada.api.addParticipants(missing, [bob.userId])).rejects.toMatchObject({ status: 404 });
    await expect(ada.api.addParticipants('no thread', [bob.userId])).rejects.toMatchObject({ status: 400 });
  });
});

describe('PATCH /api/threads/{threadId}', () => {
  it('204 renames, 403 for guests', async () => {
    const [ada, guest] = (await people('Ada', 'Guest')) as [TestClient, TestClient];
    const { threadId } = await ada.api.createThread({ topic: 'Old', participantUserIds: [guest.userId] });
    await ada.api.updateThread(threadId, { topic: 'New' });
    expect((await (await chatOf(guest)).getChatThreadClient(threadId).getProperties()).topic).toBe('New');
    await expect(guest.api.updateThread(threadId, { topic: 'Mine' })).rejects.toMatchObject({ status: 403 });
  });
});

describe('DELETE /api/threads/{threadId}/participants/{communicationUserId}', () => {
  async function conversation(...names: string[]) {
    const clients = await people(...names);
    const [creator, ...others] = clients as [TestClient, ...TestClient[]];
    const participantUserIds = others.map(({ userId }) => userId);
    const { threadId } = await creator.api.createThread({ topic: 'T', participantUserIds });
    const rawIds = await Promise.all(
      clients.map(async ({ api }) => (await api.issueToken()).communicationUserId),
    );
    return { threadId, clients, rawIds };
  }

  it('204 for whoever started the conversation, an admin in it, and oneself', async () => {
    const { threadId, clients, rawIds } = await conversation('Ada', 'Bob', 'Admin', 'Guest', 'Dora');
    const [ada, , admin, guest, dora] = clients as TestClient[];
    await ada!.api.removeParticipant(threadId, rawIds[1]!);
    await admin!.api.removeParticipant(threadId, rawIds[4]!);
    await guest!.api.removeParticipant(threadId, rawIds[3]!);
    expect(await participantsOf(ada!, threadId)).toEqual([nameOf(admin!), nameOf(ada!)].sort());
    await expect(dora!.api.addParticipants(threadId, [ada!.userId])).rejects.toMatchObject({ status: 403 });
  });

  it('403 for other members, and for admins who are not in it', async () => {
    const { threadId, clients, rawIds } = await conversation('Ada', 'Bob', 'Carol');
    const admin = await bed.signIn('Admin');
    await expect(clients[1]!.api.removeParticipant(threadId, rawIds[2]!)).rejects.toMatchObject({
      status: 403,
      code: 'threads/may-not-remove',
    });
    await expect(admin.api.removeParticipant(threadId, rawIds[2]!)).rejects.toMatchObject({
      status: 403,
      code: 'threads/not-a-participant',
    });
  });
});

describe('GET /api/users', () => {
  it('200 finds enabled people by a part of the name, page by page, without the caller and without wildcards', async () => {
    const mark = randomUUID().slice(0, 6);
    const [ada, , admin] = (await people(
      `Ada ${mark}`,
      `bob ${mark}`,
      'Admin',
      `Carol_${mark}`,
    )) as TestClient[];
    const disabled = await bed.signIn(`Mallory ${mark}`);
    await admin!.api.disableUser(disabled.userId);
    const first = await ada!.api.searchUsers({ search: mark.toUpperCase(), limit: 1 });
    const second = await ada!.api.searchUsers({ search: mark, limit: 1, cursor: first.nextCursor! });
    const names = [...first.items, ...second.items].map(({ displayName }) => displayName.split(/[ _]/)[0]);
    expect(names.sort()).toEqual(['Carol', 'bob']);
    expect(second.nextCursor).toBeNull();
    expect((await ada!.api.searchUsers({ search: `Carol_${mark}` })).items).toHaveLength(1);
    expect((await ada!.api.searchUsers({ search: `bob_${mark}` })).items).toHaveLength(0);
    expect((await ada!.api.searchUsers({ search: '%' })).items).toHaveLength(0);
  });
});
