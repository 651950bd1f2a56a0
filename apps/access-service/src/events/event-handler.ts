import type { Prisma } from '@switchboard/database';

/** An event of Azure Event Grid, whatever envelope it came in. */
export interface ReceivedEvent {
  readonly eventId: string;
  /** For example `Microsoft.Communication.SMSReceived`. */
  readonly type: string;
  readonly subject: string;
  readonly eventTime: Date;
  readonly data: unknown;
  /** 0 at the first attempt. */
  readonly attempts: number;
}

/** What is left to do once the transaction is committed, for example telling pages; it must not fail. */
export type AfterCommit = () => void;

/** Applies events of some types to the database, in the transaction that marks them processed: both happen or neither. */
export interface EventHandler {
  readonly types: readonly string[];
  /**
   * @throws EventNotReadyError when something that the event tells of is not there yet: it is tried again later
   * @throws any other error: tried again, then set aside
   */
  handle(event: ReceivedEvent, transaction: Prisma.TransactionClient): Promise<AfterCommit | void>;
  /**
   * The same for many events in the order in which they came, where that takes less than one after another. When it throws,
   * nothing of it stays, and each of them is handled alone.
   */
  handleAll?(
    events: readonly ReceivedEvent[],
    transaction: Prisma.TransactionClient,
  ): Promise<AfterCommit | void>;
}

/** The event came before what it tells of, for example a delivery report before the answer to the request that sent. */
export class EventNotReadyError extends Error {
  override readonly name = 'EventNotReadyError';
}
