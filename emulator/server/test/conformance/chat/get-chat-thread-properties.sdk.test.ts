import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectRefusal, startChatBed, type ChatUser } from './support/chat-bed.ts';

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

describe('ChatThread_GetChatThreadProperties', () => {
  it('tells participants', async () => {
    expect(await ben.thread(threadId).getProperties()).toMatchObject({
      id: threadId,
      topic: 'Lunch',
      createdBy: { communicationUserId: ann.id.communicationUserId },
    });
  });

  it('refuses strangers and unknown threads', async () => {
    await expectRefusal(eve.thread(threadId).getProperties(), 403, 'Forbidden');
    await expectRefusal(ann.thread('19:none@thread.v2').getProperties(), 404, 'NotFound');
  });
});
