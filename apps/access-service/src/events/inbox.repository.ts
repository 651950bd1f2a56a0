import type { InboxEventState } from '@switchboard/access-api';
import type { Prisma } from '@switchboard/database';
import type { NewEvent } from './event-envelope.ts';
import type { ReceivedEvent } from './event-handler.ts';

export interface ClaimedEvent extends ReceivedEvent {
  readonly id: bigint;
  readonly receivedAt: Date;
}

/** What is known of an event without its data. */
export interface InboxRecord {
  readonly id: bigint;
  readonly eventId: string;
  readonly type: string;
  readonly subject: string;
  readonly state: InboxEventState;
  readonly attempts: number;
  readonly receivedAt: Date;
  readonly nextAttemptAt: Date | null;
  readonly failure: string | null;
}

/** An attempt that failed: when the next one is due, or null when the event is set aside. */
export interface FailedAttempt {
  readonly id: bigint;
  readonly failure: string;
  readonly nextAttemptAt: Date | null;
}

/** Waiting events that this transaction alone works on. */
export interface InboxTransaction {
  /** For the handlers of the events. */
  readonly client: Prisma.TransactionClient;
  /** In the order in which they are due; what other transactions hold is left to them. */
  claim(now: Date, limit: number): Promise<ClaimedEvent[]>;
  markProcessed(ids: readonly bigint[], at: Date): Promise<void>;
  recordFailure(failed: FailedAttempt): Promise<void>;
  /** What `work` wrote is undone when it throws, and only that. */
  attempt<R>(work: () => Promise<R>): Promise<R>;
}

/** Keeps the events that Event Grid delivered. */
export abstract class InboxRepository {
  /** Writes down those that are not known yet, and returns how many these are. All of them are durable then. */
  abstract add(events: readonly NewEvent[], at: Date): Promise<number>;
  abstract transact<R>(work: (inbox: InboxTransaction) => Promise<R>): Promise<R>;
  abstract recordFailure(failed: FailedAttempt): Promise<void>;
  /** When the next waiting event is due; undefined when none waits. */
  abstract nextDueAt(): Promise<Date | undefined>;
  /** Newest first. */
  abstract list(query: {
    state?: InboxEventState | undefined;
    before?: bigint | undefined;
    limit: number;
  }): Promise<InboxRecord[]>;
  abstract count(): Promise<{ waiting: number; setAside: number }>;
  /** What was set aside waits again; returns how many. */
  abstract replay(ids: readonly bigint[] | undefined, at: Date): Promise<number>;
  abstract removeProcessed(before: Date): Promise<void>;
}
