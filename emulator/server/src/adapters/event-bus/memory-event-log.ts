import type { Clock } from '../../kernel/ports/clock.ts';
import type { DomainEvent, EventBus } from '../../kernel/ports/event-bus.ts';
import type { EventCriteria, EventLog, LoggedEvent } from '../../kernel/ports/event-log.ts';

const capacity = 2000;

interface Waiter {
  readonly criteria: EventCriteria;
  readonly resolve: (event: LoggedEvent | undefined) => void;
}

/** Remembers the events that are published on `bus` from now on. */
export function createMemoryEventLog(bus: EventBus, clock: Clock): EventLog {
  let events: LoggedEvent[] = [];
  let latest = 0;
  const waiters = new Set<Waiter>();

  bus.subscribe('*', (event) => {
    latest += 1;
    const logged = { sequence: latest, time: clock.now(), event };
    events.push(logged);
    if (events.length > 2 * capacity) events = events.slice(-capacity);
    for (const waiter of waiters) {
      if (matches(logged, waiter.criteria)) waiter.resolve(logged);
    }
  });

  return {
    get latest() {
      return latest;
    },
    wait(criteria, signal) {
      const known = events.find((event) => matches(event, criteria));
      if (known !== undefined || signal.aborted) return Promise.resolve(known);
      return new Promise((resolve) => {
        const waiter: Waiter = {
          criteria,
          resolve(event) {
            waiters.delete(waiter);
            resolve(event);
          },
        };
        waiters.add(waiter);
        signal.addEventListener('abort', () => waiter.resolve(undefined), { once: true });
      });
    },
    reset() {
      events = [];
      latest = 0;
      for (const waiter of waiters) waiter.resolve(undefined);
    },
  };
}

function matches({ sequence, event }: LoggedEvent, { type, after, where }: EventCriteria): boolean {
  if (sequence <= after || (type !== '*' && type !== event.type)) return false;
  return [...where].every(([path, value]) => textAt(event, path) === value);
}

function textAt(event: DomainEvent, path: string): string | undefined {
  let value: unknown = event.data;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return typeof value === 'object' || value === undefined ? undefined : String(value);
}
