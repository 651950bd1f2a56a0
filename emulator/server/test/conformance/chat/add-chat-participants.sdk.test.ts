import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect, startChatBed, type ChatUser } from './support/chat-bed.ts';

let bed: Awaited<ReturnType<typeof startChatBed>>;
let ann: ChatUser;
let ben: ChatUser;
let eve: ChatUser;
let threadId: string;

beforeAll(async () => {
  bed = await startChatBed();
  [ann, ben, eve] = [await bed.createUser(), await bed.createUser(), await bed.createUser()];
  threadId = await bed.createThread(ann, ben);
});
afterAll(() => bed.stop());

describe('ChatThread_AddChatParticipants', () => {
  it('adds, and reports who cannot be', async () => {
    const { invalidParticipants } = await ben.thread(threadId).addParticipants({
      participants: [{ id: eve.id, displayName: 'Eve' }, { id: { communicationUserId: '8:acs:a_b' } }],
    });
    expect(invalidParticipants).toMatchObject([{ target: '8:acs:a_b', code: '404' }]);
    const [message] = await collect(eve.thread(threadId).listMessages());
    expect(message).toMatchObject({
      type: 'participantAdded',
      content: { participants: [{ id: eve.id, displayName: 'Eve' }], initiator: ben.id },
    });
  });
});
