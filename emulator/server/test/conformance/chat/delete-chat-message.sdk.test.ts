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

describe('ChatThread_DeleteChatMessage', () => {
  it('leaves an empty message with the time', async () => {
    const { id } = await ann.thread(threadId).sendMessage({ content: 'oops' });
    await expectRefusal(ben.thread(threadId).deleteMessage(id), 403, 'Forbidden');
    await ann.thread(threadId).deleteMessage(id);
    const [message] = await collect(ben.thread(threadId).listMessages());
    expect(message).toMatchObject({ id, content: { message: '' }, deletedOn: expect.any(Date) });
  });
});
