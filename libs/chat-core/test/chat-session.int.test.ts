import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ChatSession, ThreadState } from '../src/index.ts';
import { startChatBed, type ChatBed, type Person } from './support/chat-bed.ts';

let bed: ChatBed;
let ann: Person;
let ben: Person;
beforeAll(async () => {
  bed = await startChatBed();
  [ann, ben] = await Promise.all([bed.addPerson('Ann'), bed.addPerson('Ben')]);
});
afterAll(() => bed.stop());

const until = <T>(read: () => T, options = { timeout: 15_000 }) => expect.poll(read, options);
const thread = (session: ChatSession, threadId: string): ThreadState | undefined =>
  session.getState().threads[threadId];
const texts = (session: ChatSession, threadId: string) =>
  (thread(session, threadId)?.window.messages ?? []).flatMap((message) =>
    message.kind === 'system' ? [] : [message.content],
  );
const connected = (session: ChatSession) => until(() => session.getState().connection).toBe('connected');

/** Ann and Ben, connected and looking at one thread. */
async function meet(topic: string) {
  const threadId = await bed.createThread(topic, [ann, ben]);
  const [anns, bens] = await Promise.all([bed.signIn(ann), bed.signIn(ben)]);
  await Promise.all([connected(anns), connected(bens)]);
  expect(await anns.openThread(threadId)).toBe(true);
  expect(await bens.openThread(threadId)).toBe(true);
  return { threadId, anns, bens };
}

describe('two people', () => {
  it('talk, type, edit, delete and see what the other has read', async () => {
    const { threadId, anns, bens } = await meet('Talk');
    bens.notifyTyping(threadId);
    await until(() => Object.values(thread(anns, threadId)?.typing ?? {})).toMatchObject([
      { displayName: 'Ben' },
    ]);
    const clientId = bens.send(threadId, { content: 'Hello Ann' });
    await until(() => texts(anns, threadId)).toEqual(['Hello Ann']);
    expect(thread(anns, threadId)).toMatchObject({ typing: {}, unread: { count: 1 } });
    await until(() => thread(bens, threadId)?.outbox).toEqual([]);

    anns.markRead(threadId);
    expect(thread(anns, threadId)?.unread.count).toBe(0);
    const sent = thread(bens, threadId)?.window.messages.at(-1);
    expect(sent).toMatchObject({ clientId, isMine: true });
    await until(() => thread(bens, threadId)?.readReceipts[ann.userId]?.messageId).toBe(sent?.id);

    expect(await bens.editMessage(threadId, sent?.id ?? '', 'Hello dear Ann')).toBe(true);
    await until(() => texts(anns, threadId)).toEqual(['Hello dear Ann']);
    expect(thread(anns, threadId)?.window.messages.at(-1)).toMatchObject({ editedAt: expect.any(Number) });
    expect(await bens.deleteMessage(threadId, sent?.id ?? '')).toBe(true);
    await until(() => texts(anns, threadId)).toEqual(['']);
    expect(await anns.editMessage(threadId, sent?.id ?? '', 'not mine')).toBe(false);
  });

  it('see topic, participants and deletion change, with the system messages', async () => {
    const { threadId, anns, bens } = await meet('Before');
    const service = bed.serviceThread(threadId);
    await service.updateTopic('After');
    await until(() => thread(anns, threadId)?.topic).toBe('After');
    const cem = await bed.addPerson('Cem');
    await service.addParticipants({
      participants: [{ id: { communicationUserId: cem.userId }, displayName: 'Cem' }],
    });
    await until(() => thread(bens, threadId)?.participants[cem.userId]?.displayName).toBe('Cem');
    await until(() => thread(bens, threadId)?.window.messages.at(-1)).toMatchObject({
      kind: 'system',
      event: { type: 'participantAdded', participants: [{ userId: cem.userId }] },
    });
    await service.removeParticipant({ communicationUserId: ann.userId });
    await until(() => thread(anns, threadId)?.standing).toBe('left');
    await bed.deleteThread(threadId);
    await until(() => thread(bens, threadId)?.standing).toBe('deleted');
  });

  it('hear of a new thread at once', async () => {
    const anns = await bed.signIn(ann);
    await connected(anns);
    const threadId = await bed.createThread('Fresh', [ann, ben]);
    await until(() => thread(anns, threadId)).toMatchObject({ topic: 'Fresh', summaryStatus: 'ready' });
  });
});

describe('history', () => {
  it('is walked in both directions without a gap', async () => {
    const threadId = await bed.createThread('Long', [ann]);
    const service = bed.serviceThread(threadId);
    for (let index = 0; index < 420; index += 1) await service.sendMessage({ content: `n${index}` });
    const anns = await bed.signIn(ann);
    await anns.openThread(threadId);
    expect(thread(anns, threadId)?.unread).toMatchObject({ count: 99, isMore: true });
    while (thread(anns, threadId)?.window.canLoadOlder) expect(await anns.loadOlder(threadId)).toBe(true);
    expect(texts(anns, threadId)[0]).toBe('n0');
    while (thread(anns, threadId)?.window.canLoadNewer) expect(await anns.loadNewer(threadId)).toBe(true);
    const numbers = texts(anns, threadId).map((text) => Number(text.slice(1)));
    expect(numbers).toEqual(
      Array.from({ length: numbers.length }, (_, index) => 420 - numbers.length + index),
    );
    const first = await service.listMessages({ maxPageSize: 200 }).byPage().next();
    const target = (first.value as { id: string }[]).at(-1)?.id ?? '';
    expect(await anns.jumpToMessage(threadId, target)).toBe(true);
    expect(thread(anns, threadId)?.window.highlightedMessageId).toBe(target);
  });
});

describe('restart of the service', () => {
  it('loses nothing that was written meanwhile and repeats nothing', async () => {
    const { threadId, anns, bens } = await meet('Restart');
    anns.send(threadId, { content: 'before' });
    await until(() => texts(bens, threadId)).toEqual(['before']);
    await bed.restart(async () => {
      await until(() => anns.getState().connection).toBe('reconnecting');
      for (const content of ['one', 'two', 'three']) anns.send(threadId, { content });
      await until(() => thread(anns, threadId)?.outbox[0]?.error?.category).toBe('network');
    });
    const all = ['before', 'one', 'two', 'three'];
    await until(() => texts(bens, threadId), { timeout: 30_000 }).toEqual(all);
    await until(() => texts(anns, threadId)).toEqual(all);
    expect(thread(anns, threadId)?.outbox).toEqual([]);
    await connected(anns);
    bens.send(threadId, { content: 'and after' });
    await until(() => texts(anns, threadId)).toEqual([...all, 'and after']);
  }, 60_000);
});

describe('revoked tokens', () => {
  it('end the session when the access service gives out no other', async () => {
    const dan = await bed.addPerson('Dan');
    const isRefused = vi.fn(() => false);
    const session = await bed.signIn(dan, { isRefused });
    await connected(session);
    isRefused.mockReturnValue(true);
    await bed.revoke(dan);
    await session.refresh();
    expect(session.getState().connection).toBe('signed-out');
  });

  it('are replaced silently when it does', async () => {
    const eve = await bed.addPerson('Eve');
    const session = await bed.signIn(eve);
    await connected(session);
    await bed.revoke(eve);
    expect(await session.refresh()).toBe(true);
  });
});
