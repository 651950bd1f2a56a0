import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect, expectRefusal, startChatBed, type ChatUser } from './support/chat-bed.ts';

let bed: Awaited<ReturnType<typeof startChatBed>>;
let ann: ChatUser;
let ben: ChatUser;

beforeAll(async () => {
  bed = await startChatBed();
  [ann, ben] = [await bed.createUser(), await bed.createUser()];
});
afterAll(() => bed.stop());

describe('Chat_CreateChatThread', () => {
  it('creates a thread that everyone finds', async () => {
    const { chatThread, invalidParticipants } = await ann.client.createChatThread(
      { topic: 'Lunch' },
      {
        participants: [{ id: ben.id, displayName: 'Ben' }],
        metadata: { place: 'canteen' },
        retentionPolicy: { kind: 'threadCreationDate', deleteThreadAfterDays: 60 },
      },
    );
    expect(invalidParticipants).toBeUndefined();
    expect(chatThread).toMatchObject({
      topic: 'Lunch',
      createdBy: { kind: 'communicationUser', communicationUserId: ann.id.communicationUserId },
      metadata: { place: 'canteen' },
      retentionPolicy: { kind: 'threadCreationDate', deleteThreadAfterDays: 60 },
    });
    expect(chatThread?.createdOn).toBeInstanceOf(Date);
    expect((await collect(ben.client.listChatThreads())).map(({ id }) => id)).toContain(chatThread?.id);
  });

  it('creates one thread for one idempotency token', async () => {
    const create = () => ann.client.createChatThread({ topic: 'Once' }, { idempotencyToken: 'token-1' });
    const threads = await Promise.all([create(), create(), create()]);
    expect(new Set(threads.map(({ chatThread }) => chatThread?.id)).size).toBe(1);
    const other = ann.client.createChatThread({ topic: 'Twice' }, { idempotencyToken: 'token-1' });
    await expectRefusal(other, 400, 'BadRequest');
  });

  it('reports who cannot be added', async () => {
    const { invalidParticipants } = await ann.client.createChatThread(
      { topic: 'Lunch' },
      { participants: [{ id: { communicationUserId: '8:acs:a_b' } }, { id: { microsoftTeamsUserId: 'c' } }] },
    );
    expect(invalidParticipants).toMatchObject([
      { target: '8:acs:a_b', code: '404' },
      { target: '8:orgid:c', code: '403' },
    ]);
  });

  it('refuses a token whose scope only lets its user join', async () => {
    const guest = await bed.createUser(['chat.join']);
    await expectRefusal(guest.client.createChatThread({ topic: 'Mine' }), 403, 'Forbidden');
  });
});
