import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect, startChatBed, type ChatUser } from './support/chat-bed.ts';

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

describe('ChatThread_ListChatReadReceipts', () => {
  it('has the latest of each person, page by page', async () => {
    const { id: first } = await ann.thread(threadId).sendMessage({ content: '1' });
    const { id: second } = await ann.thread(threadId).sendMessage({ content: '2' });
    for (const chatMessageId of [first, second])
      await ben.thread(threadId).sendReadReceipt({ chatMessageId });
    await ann.thread(threadId).sendReadReceipt({ chatMessageId: first });
    expect(await collect(ann.thread(threadId).listReadReceipts({ maxPageSize: 1 }))).toMatchObject([
      { sender: ben.id, chatMessageId: second, readOn: expect.any(Date) },
      { sender: ann.id, chatMessageId: first },
    ]);
  });
});
