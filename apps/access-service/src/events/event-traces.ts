import type { Tracing } from '@switchboard/tracing';
import { BoundedMap } from '../platform/bounded-map.ts';

/** Of the latest events; those that wait for longer are processed without a link. */
const REMEMBERED = 10_000;

/**
 * Links what is done with events to the requests that brought them. That is remembered by the process that took them, which
 * mostly is the one that processes them: nothing is written down for it.
 */
export class EventTraces {
  readonly #tracing: Tracing;
  /** `traceparent` by event id. */
  readonly #origins = new BoundedMap<string, string>(REMEMBERED);

  constructor(tracing: Tracing) {
    this.#tracing = tracing;
  }

  /** To be called by the request that brings them. */
  remember(events: readonly { readonly eventId: string }[]): void {
    const span = this.#tracing.current();
    if (!span) return;
    for (const { eventId } of events) this.#origins.set(eventId, span.traceparent);
  }

  /** @see https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/ */
  async process(events: readonly { readonly eventId: string }[], work: () => Promise<void>): Promise<void> {
    const origins = events.map(({ eventId }) => this.#origins.get(eventId));
    await this.#tracing.trace(
      {
        name: 'process events',
        kind: 'consumer',
        parent: 'none',
        links: [...new Set(origins)],
        attributes: {
          'messaging.system': 'eventgrid',
          'messaging.operation.type': 'process',
          'messaging.operation.name': 'process',
          'messaging.batch.message_count': events.length,
        },
      },
      work,
    );
  }
}
