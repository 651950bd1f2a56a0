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

describe('ChatThread_GetChatMessage', () => {
  it('is what the SDK reads', async () => {
    const { id } = await ann.thread(threadId).sendMessage({ content: 'hello' });
    expect(await ben.thread(threadId).getMessage(id)).toEqual({
      id,
      type: 'text',
      sequenceId: '3',
      version: id,
      content: { message: 'hello' },
      senderDisplayName: '',
      createdOn: expect.any(Date),
      sender: { kind: 'communicationUser', communicationUserId: ann.id.communicationUserId },
    });
    await expectRefusal(ben.thread(threadId).getMessage('1'), 404, 'NotFound');
  });
});
