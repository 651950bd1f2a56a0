import type { DomainEvent } from './event-bus.ts';

export interface LoggedEvent {
  /** Counts from 1 since the start or the latest reset. */
  readonly sequence: number;
  readonly time: Date;
  readonly event: DomainEvent;
}

export interface EventCriteria {
  /** `'*'` for any. */
  readonly type: string;
  /** Only events with a higher sequence. */
  readonly after: number;
  /** Only events whose data carries these values, by dotted path. */
  readonly where: ReadonlyMap<string, string>;
}

/** The latest events of the bus, so that a test may ask for one that has happened before it asked. */
export interface EventLog {
  /** The sequence of the latest event; 0 when there was none. */
  readonly latest: number;
  /** The first event that matches, at once or as soon as it happens; undefined when `signal` aborts first. */
  wait(criteria: EventCriteria, signal: AbortSignal): Promise<LoggedEvent | undefined>;
  /** Forgets everything and ends every wait without an event. */
  reset(): void;
}
