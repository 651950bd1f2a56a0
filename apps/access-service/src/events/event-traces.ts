import type { TracedSpan, Tracing } from '@switchboard/tracing';
import { BoundedMap } from '../platform/bounded-map.ts';

/** The request that brought events; undefined when it is not traced. */
export type EventOrigin = TracedSpan | undefined;

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
  remember(events: readonly { readonly eventId: string }[]): EventOrigin {
    const span = this.#tracing.current();
    if (span) for (const { eventId } of events) this.#origins.set(eventId, span.traceparent);
    return span;
  }

  /** What several requests wait for is shown in the trace of one of them, linked to the others. */
  async write<R>(origins: readonly EventOrigin[], work: () => Promise<R>): Promise<R> {
    const [shown, ...others] = origins.filter((origin) => origin?.isSampled).map((origin) => origin!);
    if (!shown) return work();
    if (others.length === 0) return this.#tracing.within(shown, work);
    const links = others.map(({ traceparent }) => traceparent);
    return this.#tracing.within(shown, () =>
      this.#tracing.trace({ name: 'write events', kind: 'internal', links }, work),
    );
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
