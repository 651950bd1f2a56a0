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

describe('ChatThread_SendTypingNotification', () => {
  it('is sent with a name or without', async () => {
    expect(await ann.thread(threadId).sendTypingNotification()).toBe(true);
    expect(await ben.thread(threadId).sendTypingNotification({ senderDisplayName: 'Ben' })).toBe(true);
    await expectRefusal(eve.thread(threadId).sendTypingNotification(), 403, 'Forbidden');
  });
});
