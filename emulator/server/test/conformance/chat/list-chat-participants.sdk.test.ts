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

describe('ChatThread_ListChatParticipants', () => {
  it('lists by page, with skip', async () => {
    const metadata = { role: 'guest' };
    await ann
      .thread(threadId)
      .addParticipants({ participants: [{ id: eve.id, displayName: 'Eve', metadata }] });
    const all = await collect(ben.thread(threadId).listParticipants({ maxPageSize: 2 }));
    expect(all).toMatchObject([{ id: ann.id }, { id: ben.id }, { id: eve.id, displayName: 'Eve', metadata }]);
    expect(all[0]?.shareHistoryTime).toEqual(new Date(0));
    expect(await collect(ben.thread(threadId).listParticipants({ skip: 2 }))).toMatchObject([{ id: eve.id }]);
  });
});
