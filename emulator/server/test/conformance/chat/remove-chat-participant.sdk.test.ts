import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect, expectRefusal, startChatBed, type ChatUser } from './support/chat-bed.ts';

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

describe('ChatThread_RemoveChatParticipant', () => {
  it('leaves the removed one the history and nothing else', async () => {
    await ann.thread(threadId).sendMessage({ content: 'before' });
    await ann.thread(threadId).removeParticipant(ben.id);
    await ann.thread(threadId).sendMessage({ content: 'after' });
    const messages = await collect(ben.thread(threadId).listMessages());
    expect(messages.map(({ type, content }) => content?.message ?? type)).toEqual([
      'participantRemoved',
      'before',
      'topicUpdated',
      'participantAdded',
    ]);
    await expectRefusal(ben.thread(threadId).sendMessage({ content: 'x' }), 403, 'Forbidden');
    await expectRefusal(ann.thread(threadId).removeParticipant(eve.id), 404, 'NotFound');
  });
});
