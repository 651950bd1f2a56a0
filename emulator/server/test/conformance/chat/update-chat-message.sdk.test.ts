import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe('ChatThread_UpdateChatMessage', () => {
  it('changes content and metadata, and says when', async () => {
    const { id } = await ann.thread(threadId).sendMessage({ content: 'helo' });
    await ann.thread(threadId).updateMessage(id, { content: 'hello', metadata: { edited: 'yes' } });
    const message = await ben.thread(threadId).getMessage(id);
    expect(message).toMatchObject({
      id,
      content: { message: 'hello' },
      metadata: { edited: 'yes' },
      editedOn: expect.any(Date),
    });
    expect(Number(message.version)).toBeGreaterThan(Number(id));
    await expectRefusal(ben.thread(threadId).updateMessage(id, { content: 'x' }), 403, 'Forbidden');
  });
});
