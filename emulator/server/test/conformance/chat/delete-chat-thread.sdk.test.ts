import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect, expectRefusal, startChatBed, type ChatUser } from './support/chat-bed.ts';

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

describe('Chat_DeleteChatThread', () => {
  it('takes the history away and keeps the thread in lists, with the time', async () => {
    await ann.thread(threadId).sendMessage({ content: 'hello' });
    await ann.client.deleteChatThread(threadId);
    await expectRefusal(collect(ben.thread(threadId).listMessages()), 404, 'NotFound');
    const [item] = await collect(ben.client.listChatThreads());
    expect(item).toMatchObject({ id: threadId, deletedOn: expect.any(Date) });
  });
});
