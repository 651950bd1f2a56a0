import { afterAll, beforeAll, describe, it } from 'vitest';
import { expectRefusal, startChatBed, type ChatUser } from './support/chat-bed.ts';

let bed: Awaited<ReturnType<typeof startChatBed>>;
let ann: ChatUser;
let ben: ChatUser;
let threadId: string;

beforeAll(async () => {
  bed = await startChatBed();
  [ann, ben] = [await bed.createUser(), await bed.createUser()];
  threadId = await bed.createThread(ann, ben);
});
afterAll(() => bed.stop());

describe('ChatThread_SendChatReadReceipt', () => {
  it('is accepted for messages of the thread', async () => {
    const { id } = await ann.thread(threadId).sendMessage({ content: 'hello' });
    await ben.thread(threadId).sendReadReceipt({ chatMessageId: id });
    await expectRefusal(ben.thread(threadId).sendReadReceipt({ chatMessageId: '1' }), 404, 'NotFound');
  });
});
