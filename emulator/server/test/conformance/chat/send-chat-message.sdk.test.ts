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

describe('ChatThread_SendChatMessage', () => {
  it('answers an id in epoch milliseconds', async () => {
    const { id } = await ann.thread(threadId).sendMessage({ content: 'hello' });
    expect(Number(id)).toBeLessThanOrEqual(bed.emulator.clock.now().getTime());
    expect(Number(id)).toBeGreaterThan(Date.UTC(2026, 0));
  });

  it('carries type, name and metadata, and cleans html', async () => {
    const { id } = await ann
      .thread(threadId)
      .sendMessage(
        { content: '<b onclick="x">hello</b><script>x</script>' },
        { type: 'html', senderDisplayName: 'Ann', metadata: { tag: 'x' } },
      );
    expect(await ben.thread(threadId).getMessage(id)).toMatchObject({
      type: 'html',
      content: { message: '<b>hello</b>' },
      senderDisplayName: 'Ann',
      metadata: { tag: 'x' },
    });
  });

  it('is open to tokens that only let their user join', async () => {
    const guest = await bed.createUser(['chat.join.limited']);
    await ann.thread(threadId).addParticipants({ participants: [{ id: guest.id }] });
    await guest.thread(threadId).sendMessage({ content: 'hello' });
  });

  it('refuses strangers, and more than 28 KB', async () => {
    await expectRefusal(eve.thread(threadId).sendMessage({ content: 'x' }), 403, 'Forbidden');
    const content = 'x'.repeat(28 * 1024 + 1);
    await expectRefusal(ann.thread(threadId).sendMessage({ content }), 400, 'BadRequest');
  });
});
