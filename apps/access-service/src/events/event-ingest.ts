import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import { isDatabaseUnavailable } from '@switchboard/database';
import type { Clock } from '../platform/clock.ts';
import type { NewEvent } from './event-envelope.ts';
import { inboxFull } from './event.errors.ts';
import type { EventOrigin, EventTraces } from './event-traces.ts';
import type { InboxRepository } from './inbox.repository.ts';

const MAX_EVENTS_AT_ONCE = 2000;
const MAX_CHARACTERS_AT_ONCE = 4 * 1024 * 1024;
/** Of data that waits in memory; more is refused, so that a slow database does not fill it. */
const MAX_WAITING_CHARACTERS = 64 * 1024 * 1024;

interface Submission {
  readonly events: readonly NewEvent[];
  readonly origin: EventOrigin;
  readonly size: number;
  readonly stored: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Writes deliveries down. Those that come while another is being written share one statement and one commit: the
 * database's time for a commit limits how long a request takes, not how many there are.
 */
export class EventIngest {
  readonly #inbox: Pick<InboxRepository, 'add'>;
  readonly #clock: Clock;
  readonly #onStored: (count: { new: number; known: number }) => void;
  readonly #traces: EventTraces | undefined;
  /** It writes for one request after another, and works for none of them. */
  readonly #outsideOfRequests = AsyncLocalStorage.snapshot();
  #waiting: Submission[] = [];
  #waitingSize = 0;
  #isWriting = false;

  constructor(
    inbox: Pick<InboxRepository, 'add'>,
    clock: Clock,
    onStored: (count: { new: number; known: number }) => void,
    traces?: EventTraces,
  ) {
    this.#inbox = inbox;
    this.#clock = clock;
    this.#onStored = onStored;
    this.#traces = traces;
  }

  /** Resolves once the events are durable, whether they were new or known. */
  async add(events: readonly NewEvent[]): Promise<void> {
    if (events.length === 0) return;
    const size = events.reduce((sum, { data, subject }) => sum + data.length + subject.length + 200, 0);
    if (this.#waitingSize + size > MAX_WAITING_CHARACTERS) throw inboxFull();
    this.#waitingSize += size;
    const origin = this.#traces?.remember(events);
    return new Promise((stored, failed) => {
      this.#waiting.push({ events, origin, size, stored, failed });
      if (!this.#isWriting) void this.#outsideOfRequests(() => this.#writeAll());
    });
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      // The embedded database answers without leaving the turn of the event loop: requests that came meanwhile are read now.
      await setImmediate();
      await this.#write(this.#nextGroup());
    }
    this.#isWriting = false;
  }

  #nextGroup(): Submission[] {
    let events = 0;
    let size = 0;
    const end = this.#waiting.findIndex((submission) => {
      events += submission.events.length;
      size += submission.size;
      return events > MAX_EVENTS_AT_ONCE || size > MAX_CHARACTERS_AT_ONCE;
    });
    const group = this.#waiting.splice(0, end === -1 ? this.#waiting.length : Math.max(1, end));
    for (const submission of group) this.#waitingSize -= submission.size;
    return group;
  }

  async #write(group: readonly Submission[]): Promise<void> {
    try {
      const events = group.flatMap((submission) => submission.events);
      const add = () => this.#inbox.add(events, this.#clock.now());
      const origins = group.map(({ origin }) => origin);
      const added = await (this.#traces ? this.#traces.write(origins, add) : add());
      for (const submission of group) submission.stored();
      this.#onStored({ new: added, known: events.length - added });
    } catch (error) {
      if (group.length === 1 || isDatabaseUnavailable(error)) {
        for (const submission of group) submission.failed(error);
        return;
      }
      // One of them holds what the database does not take: the others must not suffer from it.
      for (const submission of group) await this.#write([submission]);
    }
  }
}
