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

describe('Chat_ListChatThreads', () => {
  it('lists threads by page, the latest message first', async () => {
    const second = await bed.createThread(ann, ben);
    await bed.emulator.clock.advance(2000);
    await ann.thread(threadId).sendMessage({ content: 'hello' });
    const items = await collect(ben.client.listChatThreads({ maxPageSize: 1 }));
    expect(items.map(({ id }) => id)).toEqual([threadId, second]);
    expect(items[0]!.lastMessageReceivedOn!.getTime()).toBeGreaterThan(
      items[1]!.lastMessageReceivedOn!.getTime(),
    );
    const recent = ben.client.listChatThreads({ startTime: items[0]!.lastMessageReceivedOn! });
    expect((await collect(recent)).map(({ id }) => id)).toEqual([threadId]);
  });
});
