import type { Clock } from '../../kernel/ports/clock.ts';
import type {
  MeteredRequest,
  QuotaLimit,
  QuotaScope,
  QuotaSender,
  QuotaUsage,
  ReadableQuotaMeter,
} from '../../kernel/ports/quota-meter.ts';
import { requireOperations, type NamedOperation } from '../operation-patterns.ts';
import { QuotaCounter } from './quota-counter.ts';

/** Counters beyond these forget the oldest one: a client may invent threads without end. */
const maximumCounters = 10_000;

/** Counts in memory. @throws AcsError when a limit is for no operation that there is */
export function createMemoryQuotaMeter(
  clock: Clock,
  limits: readonly QuotaLimit[],
  known: readonly NamedOperation[],
): ReadableQuotaMeter {
  const byOperation = new Map<string, { readonly limit: QuotaLimit; readonly index: number }[]>();
  for (const [index, limit] of limits.entries())
    for (const operation of operationsOf(limit, known)) {
      const others = byOperation.get(operation) ?? [];
      byOperation.set(operation, [...others, { limit, index }]);
    }
  const counters = new Map<string, QuotaCounter>();

  function counterOf(index: number, limit: QuotaLimit, request: MeteredRequest): QuotaCounter | undefined {
    const of = keyOf(limit, request);
    if (of === undefined) return undefined;
    const key = `${index} ${JSON.stringify(of)}`;
    let counter = counters.get(key);
    if (counter === undefined) {
      counter = new QuotaCounter(limit, of);
      if (counters.size >= maximumCounters) counters.delete(counters.keys().next().value!);
      counters.set(key, counter);
    }
    return counter;
  }

  const nowMs = () => clock.now().getTime();

  return {
    get usage() {
      const now = nowMs();
      return Array.from(counters.values(), (counter) => counter.usage(now));
    },
    take(request) {
      const now = nowMs();
      const asked = (byOperation.get(request.operation) ?? [])
        .map(({ index, limit }) => counterOf(index, limit, request))
        .filter((counter) => counter !== undefined);
      for (const counter of asked) counter.judge(request, now);
      const waits = asked.map((counter) => counter.secondsUntilRoom(request, now));
      const longest = Math.max(0, ...waits.map((seconds) => seconds ?? 0));
      if (longest === 0) {
        for (const counter of asked) counter.count(request, now);
        return undefined;
      }
      for (const [index, counter] of asked.entries())
        if (waits[index] !== undefined) counter.refuse(request, now, longest);
      return longest;
    },
    reset: () => counters.clear(),
  };
}

const operationsOf = ({ operations }: QuotaLimit, known: readonly NamedOperation[]): ReadonlySet<string> =>
  new Set(
    operations.flatMap((pattern) => requireOperations(pattern, known).map(({ operation }) => operation)),
  );

type CountedFor = Pick<QuotaUsage, 'operation' | 'per' | 'caller' | 'thread' | 'sender'>;

/** What the limit counts this request for; undefined when it is not for such requests. */
function keyOf(
  { per = 'resource', sender: kind }: QuotaLimit,
  request: MeteredRequest,
): CountedFor | undefined {
  const { operation, caller, thread, sender } = request;
  if (kind !== undefined && (sender === undefined || !senders[kind](sender))) return undefined;
  const parts = partsOf[per];
  if (parts.includes('thread') && thread === undefined) return undefined;
  if (parts.includes('sender') && sender === undefined) return undefined;
  return {
    operation,
    per,
    ...(parts.includes('caller') && { caller }),
    ...(parts.includes('thread') && { thread: thread! }),
    ...(parts.includes('sender') && { sender: sender! }),
  };
}

const partsOf: Readonly<Record<QuotaScope, readonly ('caller' | 'thread' | 'sender')[]>> = {
  resource: [],
  caller: ['caller'],
  thread: ['thread'],
  callerAndThread: ['caller', 'thread'],
  sender: ['sender'],
};

const senders: Readonly<Record<QuotaSender, (sender: string) => boolean>> = {
  phoneNumber: (sender) => sender.startsWith('+'),
  shortCode: (sender) => /^\d{5,6}$/.test(sender),
  alphanumeric: (sender) => /[a-z]/i.test(sender) && !sender.includes('@'),
  azureManagedDomain: (sender) => /\.azurecomm\.net$/i.test(sender),
  customDomain: (sender) => sender.includes('@') && !/\.azurecomm\.net$/i.test(sender),
};
