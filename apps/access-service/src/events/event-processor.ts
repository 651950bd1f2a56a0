import { isDatabaseUnavailable } from '@switchboard/database';
import type { Logger } from '@switchboard/node-kit';
import type { Clock } from '../platform/clock.ts';
import { describeFailure } from './event.errors.ts';
import type { AfterCommit, EventHandler } from './event-handler.ts';
import type { EventMetrics } from './event-metrics.ts';
import type { EventTraces } from './event-traces.ts';
import type { ClaimedEvent, InboxRepository, InboxTransaction } from './inbox.repository.ts';
import { nextAttemptAt } from './retry-policy.ts';

/** Shorter than the time limit of a transaction, so that the failure can still be written down. */
const HANDLER_LIMIT_MS = 4000;

interface Batch {
  readonly processed: ClaimedEvent[];
  readonly failed: { readonly event: ClaimedEvent; readonly isSetAside: boolean }[];
  readonly actions: AfterCommit[];
  /** The event whose handler runs. */
  current: ClaimedEvent | undefined;
}

/** A handler failed in the transaction that its event shared with others. */
class SharedTransactionFailed extends Error {}

/**
 * Applies waiting events: many in one transaction, in which they are also marked processed. When a handler fails, the
 * transaction is made again with a savepoint for each event, so that the others are applied all the same.
 */
export class EventProcessor {
  readonly #inbox: InboxRepository;
  readonly #handlers = new Map<string, EventHandler>();
  readonly #clock: Clock;
  readonly #metrics: EventMetrics;
  readonly #log: Logger;
  readonly #transactionMs: number;
  readonly #maxEvents: number;
  readonly #traces: EventTraces | undefined;

  /** @param dependencies `transactionMs`: after this long a transaction takes no more events, others wait for it */
  constructor(dependencies: {
    inbox: InboxRepository;
    handlers: readonly EventHandler[];
    clock: Clock;
    metrics: EventMetrics;
    log: Logger;
    transactionMs: number;
    maxEvents: number;
    traces?: EventTraces | undefined;
  }) {
    this.#inbox = dependencies.inbox;
    this.#clock = dependencies.clock;
    this.#metrics = dependencies.metrics;
    this.#log = dependencies.log;
    this.#transactionMs = dependencies.transactionMs;
    this.#maxEvents = dependencies.maxEvents;
    this.#traces = dependencies.traces;
    for (const handler of dependencies.handlers) {
      for (const type of handler.types) this.#handlers.set(type, handler);
    }
  }

  get types(): string[] {
    return [...this.#handlers.keys()];
  }

  /**
   * One batch of what is due.
   * @returns how many events were dealt with, 0 when none was due
   * @throws when the database does not answer; nothing happened then
   */
  async processDue(): Promise<number> {
    try {
      return await this.#process(false);
    } catch (error) {
      if (!(error instanceof SharedTransactionFailed)) throw error;
      return this.#process(true);
    }
  }

  async #process(apart: boolean): Promise<number> {
    const batch: Batch = { processed: [], failed: [], actions: [], current: undefined };
    try {
      await this.#inbox.transact((inbox) => this.#fill(batch, inbox, apart));
    } catch (error) {
      if (!apart || !batch.current || isPassing(error)) throw error;
      // The failure took the transaction with it, and what was written of the failure.
      const { event, attempt } = this.#failureOf(batch.current, error);
      await this.#inbox.recordFailure(attempt);
      this.#report({ ...batch, processed: [], failed: [{ event, isSetAside: !attempt.nextAttemptAt }] });
      return 1;
    }
    this.#report(batch);
    for (const action of batch.actions) this.#runAfterCommit(action);
    return batch.processed.length + batch.failed.length;
  }

  async #fill(batch: Batch, inbox: InboxTransaction, apart: boolean): Promise<void> {
    const claimed = await inbox.claim(this.#clock.now(), this.#maxEvents);
    const apply = () => this.#applyAll(claimed, batch, inbox, apart);
    await (this.#traces && claimed.length > 0 ? this.#traces.process(claimed, apply) : apply());
  }

  async #applyAll(
    claimed: readonly ClaimedEvent[],
    batch: Batch,
    inbox: InboxTransaction,
    apart: boolean,
  ): Promise<void> {
    const endsAt = performance.now() + this.#transactionMs;
    const alone = apart ? claimed : await this.#applyManyAtOnce(claimed, inbox, batch);
    for (const event of alone) {
      batch.current = event;
      // What failed before is likely to fail again.
      if (apart || event.attempts > 0) await this.#applyApart(event, inbox, batch);
      else await this.#applyTogether(event, inbox, batch);
      batch.current = undefined;
      if (performance.now() > endsAt) break;
    }
    await inbox.markProcessed(
      batch.processed.map(({ id }) => id),
      this.#clock.now(),
    );
  }

  /** @returns the events that are still to be applied, one after another */
  async #applyManyAtOnce(
    events: readonly ClaimedEvent[],
    inbox: InboxTransaction,
    batch: Batch,
  ): Promise<ClaimedEvent[]> {
    // What failed before is likely to fail again.
    const isForMany = ({ type, attempts }: ClaimedEvent) =>
      attempts === 0 && this.#handlers.get(type)?.handleAll !== undefined;
    for (const [type, group] of Map.groupBy(events.filter(isForMany), ({ type }) => type)) {
      const work = this.#handlers.get(type)!.handleAll!(group, inbox.client);
      const action = await inSharedTransaction(withinLimit(work));
      if (action) batch.actions.push(action);
      batch.processed.push(...group);
    }
    return events.filter((event) => !isForMany(event));
  }

  async #applyTogether(event: ClaimedEvent, inbox: InboxTransaction, batch: Batch): Promise<void> {
    await inSharedTransaction(this.#apply(event, inbox, batch));
  }

  async #applyApart(event: ClaimedEvent, inbox: InboxTransaction, batch: Batch): Promise<void> {
    try {
      await inbox.attempt(() => this.#apply(event, inbox, batch));
    } catch (error) {
      if (isPassing(error)) throw error;
      const { attempt } = this.#failureOf(event, error);
      await inbox.recordFailure(attempt);
      batch.failed.push({ event, isSetAside: !attempt.nextAttemptAt });
    }
  }

  async #apply(event: ClaimedEvent, inbox: InboxTransaction, batch: Batch): Promise<void> {
    // A type that nobody handles is kept for a while and is done.
    const handler = this.#handlers.get(event.type);
    const action = handler && (await withinLimit(handler.handle(event, inbox.client)));
    if (action) batch.actions.push(action);
    batch.processed.push(event);
  }

  #failureOf(event: ClaimedEvent, error: unknown) {
    const failure = describeFailure(error);
    const due = nextAttemptAt(event, error, this.#clock.now());
    const details = { eventId: event.eventId, type: event.type, attempts: event.attempts + 1, failure };
    if (due) this.#log.debug(details, 'an event could not be processed; it will be tried again');
    else this.#log.error(details, 'an event was set aside; replay it when the reason is gone');
    return { event, attempt: { id: event.id, failure, nextAttemptAt: due } };
  }

  #report({ processed, failed }: Batch): void {
    const now = this.#clock.now().getTime();
    for (const { receivedAt } of processed) this.#metrics.countProcessed(now - receivedAt.getTime());
    for (const { isSetAside } of failed) this.#metrics.countAttempt(isSetAside ? 'set-aside' : 'failed');
  }

  #runAfterCommit(action: AfterCommit): void {
    try {
      action();
    } catch (err) {
      this.#log.error({ err }, 'what follows an event failed');
    }
  }
}

/** @throws SharedTransactionFailed when the work fails through a fault of an event */
async function inSharedTransaction<R>(work: Promise<R>): Promise<R> {
  try {
    return await work;
  } catch (cause) {
    if (isPassing(cause)) throw cause;
    throw new SharedTransactionFailed('The batch is made again.', { cause });
  }
}

async function withinLimit<R>(work: Promise<R>): Promise<R> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new HandlerTimeoutError()), HANDLER_LIMIT_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

class HandlerTimeoutError extends Error {
  override readonly name = `HandlerTimeoutError after ${HANDLER_LIMIT_MS} ms`;
}

/**
 * The database is away, or two replicas were in each other's way: no fault of the event. A handler that is too slow runs into
 * the transaction's limit (P2028), which is its own fault.
 */
function isPassing(error: unknown): boolean {
  const codes = codesOf(error);
  if (codes.some((code) => CONFLICTS.has(code))) return true;
  return isDatabaseUnavailable(error) && !codes.includes('P2028');
}

/** Serialization failure and deadlock of PostgreSQL, and Prisma's name for both. */
const CONFLICTS = new Set(['40001', '40P01', 'P2034']);

function codesOf(error: unknown): string[] {
  const { code, meta } = (error ?? {}) as { code?: unknown; meta?: { code?: unknown } };
  return [code, meta?.code].filter((one) => typeof one === 'string');
}
