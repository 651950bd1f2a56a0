import type { ChatEvents } from '@switchboard/acs-contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AcsError } from '../../kernel/acs-error.ts';
import { ann, asParticipant, bob, createChatHarness, eve } from './testing/chat-harness.ts';

type Harness = ReturnType<typeof createChatHarness>;
interface Message {
  readonly id: string;
  readonly type: string;
  readonly sequenceId: string;
  readonly version: string;
}

const people = [ann, bob, eve];
const who = fc.constantFrom(...people);
const nth = fc.nat(8);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('send' as const), as: who }) },
  fc.record({ do: fc.constant('edit' as const), as: who, nth }),
  fc.record({ do: fc.constant('delete' as const), as: who, nth }),
  fc.record({ do: fc.constant('add' as const), as: who, whom: who }),
  fc.record({ do: fc.constant('remove' as const), as: who, whom: who }),
  fc.record({ do: fc.constant('rename' as const), as: who }),
  fc.record({ do: fc.constant('wait' as const), as: who, ms: fc.nat(3) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Does the step the way a client would, and tells whether the service took it. */
async function take(chat: Harness, chatThreadId: string, sent: string[], next: Step): Promise<boolean> {
  const { as } = next;
  const params = { chatThreadId };
  const chatMessageId = 'nth' in next ? (sent[next.nth % Math.max(sent.length, 1)] ?? '1') : '';
  const own = { as, params: { chatThreadId, chatMessageId } };
  const calls: Record<Step['do'], () => Promise<unknown>> = {
    send: async () => sent.push(await chat.send(chatThreadId, `${sent.length}`, as)),
    edit: () => chat.call('ChatThread_UpdateChatMessage', { ...own, body: { content: 'edited' } }),
    delete: () => chat.call('ChatThread_DeleteChatMessage', own),
    add: () =>
      chat.call('ChatThread_AddChatParticipants', {
        as,
        params,
        body: { participants: [asParticipant(whomOf(next))] },
      }),
    remove: () =>
      chat.call('ChatThread_RemoveChatParticipant', { as, params, body: { rawId: whomOf(next) } }),
    rename: () =>
      chat.call('ChatThread_UpdateChatThreadProperties', { as, params, body: { topic: `${sent.length}` } }),
    wait: () => chat.clock.advance('ms' in next ? next.ms : 0),
  };
  try {
    await calls[next.do]();
    return true;
  } catch (error) {
    if (!(error instanceof AcsError)) throw error;
    expect([403, 404]).toContain(error.status);
    return false;
  }
}

const whomOf = (next: Step) => ('whom' in next ? next.whom : ann);

describe('chat, whatever its users do', () => {
  it('tells exactly those who are in the thread, and keeps every list whole and in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.integer({ min: 1, max: 7 }),
        async (steps, pageSize) => {
          const chat = createChatHarness();
          const chatThreadId = await chat.createThread();
          const members = new Set([ann, bob]);
          const sent: string[] = [];
          for (const next of steps) {
            const before = [...members].sort();
            const wasTaken = await take(chat, chatThreadId, sent, next);
            if (next.do !== 'wait')
              expect(wasTaken || !members.has(next.as) || next.do !== 'send').toBe(true);
            if (wasTaken && next.do === 'add') members.add(next.whom);
            if (wasTaken && next.do === 'remove') members.delete(next.whom);
            for (const { type, data } of chat.events.splice(0)) {
              const told =
                type === 'ChatParticipantsRemoved' || type === 'ChatThreadCreated'
                  ? before
                  : [...members].sort();
              expect([...(data as ChatEvents[typeof type]).recipients].sort()).toEqual(told);
            }
          }
          for (const as of members) await expectWholeHistory(chat, chatThreadId, as, pageSize, sent);
        },
      ),
      { numRuns: 60 },
    );
  });
});

async function expectWholeHistory(
  chat: Harness,
  chatThreadId: string,
  as: string,
  pageSize: number,
  sent: string[],
) {
  const request = { as, params: { chatThreadId }, query: { maxPageSize: String(pageSize) } };
  const pages = await chat.pages<Message>('ChatThread_ListChatMessages', request);
  const messages = pages.flat();
  expect(pages.slice(0, -1).every(({ length }) => length === pageSize)).toBe(true);
  const falling = (values: number[]) =>
    values.every((value, index) => index === 0 || value < values[index - 1]!);
  expect(falling(messages.map(({ sequenceId }) => Number(sequenceId)))).toBe(true);
  expect(falling(messages.map(({ version }) => Number(version)))).toBe(true);
  const texts = messages.filter(({ type }) => type === 'text').map(({ id }) => id);
  expect([...texts].sort()).toEqual([...sent].sort());
}
