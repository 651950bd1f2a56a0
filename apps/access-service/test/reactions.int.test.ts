import { randomUUID } from 'node:crypto';
import { ChatClient } from '@azure/communication-chat';
import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { post, SECRET } from './support/event-bed.ts';
import { LivePage } from './support/live-page.ts';
import { ServiceBed } from './support/service-bed.ts';
import type { TestClient } from './support/test-client.ts';

const WAIT = { timeout: 20_000, interval: 20 };

let bed: ServiceBed;
let ada: TestClient;
let bob: TestClient;
let eve: TestClient;
let threadId: string;
beforeAll(async () => {
  bed = await ServiceBed.start({ EVENTS_WEBHOOK_SECRET: SECRET });
  [ada, bob, eve] = [await bed.signIn('Ada'), await bed.signIn('Bob'), await bed.signIn('Eve')];
  ({ threadId } = await ada.api.createThread({ topic: 'Lunch', participantUserIds: [bob.userId] }));
});
afterAll(() => bed[Symbol.asyncDispose]());

async function chatThreadOf(client: TestClient) {
  const { token } = await client.api.issueToken();
  const chat = new ChatClient(bed.emulator.endpoint, new AzureCommunicationTokenCredential(token));
  return chat.getChatThreadClient(threadId);
}
const writes = async (client: TestClient, content = 'Hello') =>
  (await (await chatThreadOf(client)).sendMessage({ content })).id;
const rawIdOf = async (client: TestClient) => (await client.api.issueToken()).communicationUserId;
const reactionsTo = async (messageId: string, client = ada) =>
  (await client.api.listReactions(threadId, [messageId]))[0]?.reactions ?? [];

describe('PUT /api/threads/{threadId}/messages/{messageId}/reactions/{emoji}', () => {
  it('204 is there once however often it is asked for, and each sees who chose it', async () => {
    const messageId = await writes(bob);
    for (const client of [ada, ada, bob]) await client.api.addReaction(threadId, messageId, '👍');
    await bob.api.addReaction(threadId, messageId, '❤️');
    const [adas, bobs] = [await rawIdOf(ada), await rawIdOf(bob)];
    expect(await reactionsTo(messageId)).toEqual([
      { emoji: '👍', count: 2, isMine: true, communicationUserIds: [adas, bobs] },
      { emoji: '❤️', count: 1, isMine: false, communicationUserIds: [bobs] },
    ]);
    expect((await reactionsTo(messageId, bob)).map(({ isMine }) => isMine)).toEqual([true, true]);
  });

  it('tells everybody in the conversation, and nobody else', async () => {
    using adas = await LivePage.open(ada, bed.origin);
    using bobs = await LivePage.open(bob, bed.origin);
    using eves = await LivePage.open(eve, bed.origin);
    const messageId = await writes(ada);
    await bob.api.addReaction(threadId, messageId, '🎉');
    await ada.api.addReaction(threadId, messageId, '🎉');
    await bob.api.removeReaction(threadId, messageId, '🎉');
    await bob.api.removeReaction(threadId, messageId, '🎉');
    const about = { threadId, messageId, emoji: '🎉' };
    const [adasId, bobsId] = [await rawIdOf(ada), await rawIdOf(bob)];
    for (const page of [adas, bobs]) {
      await vi.waitFor(
        () =>
          expect(page.updates('chat:reaction')).toEqual([
            { ...about, communicationUserId: bobsId, isSet: true, count: 1 },
            { ...about, communicationUserId: adasId, isSet: true, count: 2 },
            { ...about, communicationUserId: bobsId, isSet: false, count: 1 },
          ]),
        WAIT,
      );
    }
    expect(eves.heard).toEqual([]);
  });

  it('403 for whoever is not in the conversation, 404 for one that does not exist', async () => {
    const messageId = await writes(ada);
    const refused = { status: 403, code: 'threads/not-a-participant' };
    await expect(eve.api.addReaction(threadId, messageId, '👍')).rejects.toMatchObject(refused);
    await expect(eve.api.removeReaction(threadId, messageId, '👍')).rejects.toMatchObject(refused);
    await expect(eve.api.listReactions(threadId, [messageId])).rejects.toMatchObject(refused);
    const nowhere = '19:nowhere@thread.v2';
    await expect(ada.api.addReaction(nowhere, messageId, '👍')).rejects.toMatchObject({ status: 404 });
  });

  it('404 for a message that does not exist or was deleted, 400 for what is not one emoji', async () => {
    const unknown = { status: 404, code: 'reactions/message-not-found' };
    await expect(ada.api.addReaction(threadId, '17', '👍')).rejects.toMatchObject(unknown);
    const messageId = await writes(ada);
    await (await chatThreadOf(ada)).deleteMessage(messageId);
    await expect(ada.api.addReaction(threadId, messageId, '👍')).rejects.toMatchObject(unknown);
    for (const text of ['a', '👍👍', '❤', '<b>', '👍'.repeat(40)]) {
      const attempt = ada.api.addReaction(threadId, messageId, text);
      await expect(attempt).rejects.toMatchObject({ status: 400, code: 'request/invalid' });
    }
  });

  it('409 for one emoji more than fits a message', async () => {
    const messageId = await writes(ada);
    const all = [...'😀😃😄😁😆😅😂🙂🙃😉😊😇😍😘😗😙😚😋😛😜'];
    for (const emoji of all) await ada.api.addReaction(threadId, messageId, emoji);
    const full = { status: 409, code: 'reactions/too-many-emoji' };
    await expect(bob.api.addReaction(threadId, messageId, '👍')).rejects.toMatchObject(full);
    await bob.api.addReaction(threadId, messageId, all[0]!);
    expect(await reactionsTo(messageId)).toHaveLength(20);
  });

  it('asks the resource who is in the conversation once for many', async () => {
    const messageId = await writes(ada);
    const asked = () => bed.upstreamCalls('ChatThread_ListChatParticipants');
    const before = await asked();
    await Promise.all(
      Array.from({ length: 20 }, () => [reactionsTo(messageId), reactionsTo(messageId, bob)]).flat(),
    );
    expect((await asked()) - before).toBeLessThanOrEqual(2);
  });
});

describe('GET /api/threads/{threadId}/reactions', () => {
  it('400 for more than 100 messages, and for none', async () => {
    const ids = Array.from({ length: 101 }, (_, index) => String(index + 1));
    await expect(ada.api.listReactions(threadId, ids)).rejects.toMatchObject({ status: 400 });
    await expect(ada.api.listReactions(threadId, [])).rejects.toMatchObject({ status: 400 });
    expect(await ada.api.listReactions(threadId, ids.slice(1))).toEqual([]);
  });
});

describe('what is kept of a conversation', () => {
  const happened = (name: string, data: object) => ({
    id: randomUUID(),
    topic: 'resource',
    subject: 'thread',
    eventType: `Microsoft.Communication.${name}`,
    eventTime: new Date().toISOString(),
    dataVersion: '1.0',
    metadataVersion: '1',
    data,
  });

  it('goes with the message, and with the conversation, when the resource says that they are deleted', async () => {
    const [first, second] = [await writes(ada, 'one'), await writes(ada, 'two')];
    for (const id of [first, second]) await ada.api.addReaction(threadId, id, '👍');
    await bob.api.markThreadUnread(threadId);
    await post(bed.service.url, [happened('ChatMessageDeletedInThread', { threadId, messageId: first })]);
    await vi.waitFor(async () => expect(await reactionsTo(first)).toEqual([]), WAIT);
    expect(await reactionsTo(second)).toHaveLength(1);
    await post(bed.service.url, [happened('ChatThreadDeleted', { threadId })]);
    await vi.waitFor(async () => expect(await reactionsTo(second)).toEqual([]), WAIT);
    expect(await bob.api.listUnreadThreads()).toEqual([]);
  });
});

describe('PUT /api/unread-threads/{threadId}', () => {
  it('204 marks it for the caller alone, on every page, until it is read', async () => {
    using page = await LivePage.open(bob, bed.origin);
    for (let times = 0; times < 2; times++) await bob.api.markThreadUnread(threadId);
    expect(await bob.api.listUnreadThreads()).toEqual([threadId]);
    expect(await ada.api.listUnreadThreads()).toEqual([]);
    for (let times = 0; times < 2; times++) await bob.api.clearUnreadThread(threadId);
    expect(await bob.api.listUnreadThreads()).toEqual([]);
    await vi.waitFor(
      () =>
        expect(page.updates('chat:unread-thread')).toEqual([
          { threadId, isMarked: true },
          { threadId, isMarked: false },
        ]),
      WAIT,
    );
  });

  it('403 for whoever is not in the conversation', async () => {
    const refused = { status: 403, code: 'threads/not-a-participant' };
    await expect(eve.api.markThreadUnread(threadId)).rejects.toMatchObject(refused);
    await eve.api.clearUnreadThread(threadId);
  });
});
