import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChatEvent } from './chat-event.ts';
import type { ChatState, TextMessage, ThreadState } from './chat-state.ts';
import { createInitialState, createThread } from './initial-state.ts';
import { reduceEvent } from './reduce-event.ts';

const me = 'ann';
const message = (id: number, version: number, change: Partial<TextMessage> = {}): TextMessage => ({
  ...{
    kind: 'text',
    id: String(id),
    version: String(version),
    createdAt: id,
    content: `v${version}`,
    senderId: 'ben',
  },
  ...{
    clientId: undefined,
    senderDisplayName: 'Ben',
    isMine: false,
    editedAt: undefined,
    deletedAt: undefined,
  },
  ...{ metadata: {}, change: undefined },
  ...change,
});

function initial(thread: Partial<ThreadState> = {}): ChatState {
  const created = createThread('t1', 'Topic', 0);
  return {
    ...createInitialState({ userId: me, displayName: 'Ann' }),
    threads: { t1: { ...created, window: { ...created.window, status: 'ready' }, ...thread } },
  };
}
const apply = (state: ChatState, events: readonly ChatEvent[]) =>
  events.reduce((result, event) => reduceEvent(result, event, 1000), state);
const thread = (state: ChatState) => state.threads['t1'] as ThreadState;

const received = (id: number): ChatEvent => ({
  type: 'messageReceived',
  threadId: 't1',
  message: message(id, id),
});
const edited = (id: number, version: number): ChatEvent => ({
  type: 'messageEdited',
  threadId: 't1',
  message: message(id, version, { editedAt: version }),
});
const deleted = (id: number, version: number): ChatEvent => ({
  type: 'messageDeleted',
  threadId: 't1',
  message: message(id, version, { content: '', deletedAt: version }),
});

/** The history of one message: received, edited any number of times, perhaps deleted. */
const history = (id: number) =>
  fc
    .record({ edits: fc.nat(3), isDeleted: fc.boolean() })
    .map(({ edits, isDeleted }): ChatEvent[] => [
      received(id),
      ...Array.from({ length: edits }, (_, index) => edited(id, id * 1000 + index)),
      ...(isDeleted ? [deleted(id, id * 1000 + 500)] : []),
    ]);

describe('reduceEvent', () => {
  it('gives the same thread for any order and repetition of the events of messages', () => {
    const scenario = fc
      .tuple(...[11, 12, 13, 14, 15].map(history))
      .map((histories) => histories.flat())
      .chain((events) =>
        fc.record({
          ordered: fc.constant(events),
          shuffled: fc
            .array(fc.constantFrom(...events), { maxLength: 12 })
            .chain((extra) =>
              fc.shuffledSubarray([...events, ...extra], { minLength: events.length + extra.length }),
            ),
        }),
      );
    fc.assert(
      fc.property(scenario, ({ ordered, shuffled }) => {
        expect(thread(apply(initial(), shuffled))).toEqual(thread(apply(initial(), ordered)));
      }),
    );
  });

  it('returns the same reference for an event that it has seen', () => {
    const state = apply(initial(), [received(11), edited(11, 20), received(12)]);
    expect(apply(state, [edited(11, 20), received(11), received(12)])).toBe(state);
  });

  it('leaves other threads and messages untouched', () => {
    const before = apply(
      { ...initial(), threads: { ...initial().threads, t2: createThread('t2', 'Other', 0) } },
      [received(11)],
    );
    const after = apply(before, [received(12)]);
    expect(after.threads['t2']).toBe(before.threads['t2']);
    expect(thread(after).window.messages[0]).toBe(thread(before).window.messages[0]);
  });

  it('does not count what was deleted before it arrived', () => {
    expect(thread(apply(initial(), [deleted(11, 20), received(11)])).unread.count).toBe(0);
  });

  it('ignores what is older than the window, which would leave a gap', () => {
    const state = initial();
    const window = { ...thread(state).window, messages: [message(50, 50)], canLoadOlder: true };
    expect(thread(apply(initial({ window }), [received(20)])).window).toBe(window);
  });

  it('takes the topic of the latest change, whichever event comes last', () => {
    const change = (topic: string, changedAt: number): ChatEvent => ({
      type: 'topicChanged',
      threadId: 't1',
      topic,
      changedAt,
    });
    expect(thread(apply(initial(), [change('new', 2), change('old', 1)])).topic).toBe('new');
  });

  it('keeps the furthest receipt of each user', () => {
    const read = (messageId: string): ChatEvent => ({
      type: 'readReceiptReceived',
      threadId: 't1',
      receipt: { userId: 'ben', messageId, readAt: 1 },
    });
    expect(thread(apply(initial(), [read('100'), read('99')])).readReceipts['ben']?.messageId).toBe('100');
  });

  it('takes no typing notification that was sent before the message it led to', () => {
    const state = apply(initial(), [received(500)]);
    const typing = (sentAt: number): ChatEvent => ({
      ...{ type: 'typingReceived', threadId: 't1', userId: 'ben', displayName: 'Ben', sentAt },
    });
    expect(apply(state, [typing(400)])).toBe(state);
    expect(thread(apply(state, [typing(600)])).typing).toEqual({
      ben: { displayName: 'Ben', expiresAt: 9000 },
    });
  });

  it('is not confused by ids that name properties of every object', () => {
    const event: ChatEvent = { type: 'messageReceived', threadId: '__proto__', message: message(1, 1) };
    const state = initial();
    expect(reduceEvent(state, event, 0)).toBe(state);
  });
});
