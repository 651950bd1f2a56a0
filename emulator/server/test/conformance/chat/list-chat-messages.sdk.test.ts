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

describe('ChatThread_ListChatMessages', () => {
  it('lists newest first, page by page, system messages too', async () => {
    for (const content of ['1', '2', '3']) await ann.thread(threadId).sendMessage({ content });
    const pages = await collect(ben.thread(threadId).listMessages({ maxPageSize: 2 }).byPage());
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
    const messages = pages.flat();
    expect(messages.map(({ sequenceId }) => sequenceId)).toEqual(['5', '4', '3', '2', '1']);
    expect(messages.map(({ type }) => type)).toEqual([
      'text',
      'text',
      'text',
      'topicUpdated',
      'participantAdded',
    ]);
    expect(messages[3]?.content).toMatchObject({ topic: 'Lunch', initiator: ann.id });
    expect(messages[4]?.content?.participants).toMatchObject([{ id: ann.id }, { id: ben.id }]);
  });

  it('continues from a token while messages arrive', async () => {
    const first = ann.thread(threadId).listMessages({ maxPageSize: 2 }).byPage();
    const { value } = await first.next();
    await ben.thread(threadId).sendMessage({ content: '4' });
    const rest = await collect(first);
    expect([value, ...rest].flat().map(({ sequenceId }) => sequenceId)).toEqual(['5', '4', '3', '2', '1']);
  });

  it('starts at startTime, and at shareHistoryTime for newcomers', async () => {
    await bed.emulator.clock.advance(5000);
    const since = bed.emulator.clock.now();
    await ann.thread(threadId).addParticipants({ participants: [{ id: eve.id, shareHistoryTime: since }] });
    await ann.thread(threadId).sendMessage({ content: '5' });
    const types = (messages: { type: string }[]) => messages.map(({ type }) => type);
    expect(types(await collect(ann.thread(threadId).listMessages({ startTime: since })))).toEqual([
      'text',
      'participantAdded',
    ]);
    expect(types(await collect(eve.thread(threadId).listMessages()))).toEqual(['text', 'participantAdded']);
  });
});
