import type { InboxEventPage, InboxEventState } from '@switchboard/access-api';
import type { AuditLog } from '../audit/audit-log.ts';
import type { Clock } from '../platform/clock.ts';
import type { User } from '../users/user.ts';
import type { InboxRecord, InboxRepository } from './inbox.repository.ts';
import type { SubscriptionRegistration } from './subscription-registration.ts';

/** What administrators see of events, and do with them. */
export class InboxService {
  readonly #inbox: InboxRepository;
  readonly #registration: SubscriptionRegistration;
  readonly #audit: AuditLog;
  readonly #clock: Clock;
  readonly #keptMs: number;
  readonly #wake: () => void;

  constructor(dependencies: {
    inbox: InboxRepository;
    registration: SubscriptionRegistration;
    audit: AuditLog;
    clock: Clock;
    keptMs: number;
    wake: () => void;
  }) {
    this.#inbox = dependencies.inbox;
    this.#registration = dependencies.registration;
    this.#audit = dependencies.audit;
    this.#clock = dependencies.clock;
    this.#keptMs = dependencies.keptMs;
    this.#wake = dependencies.wake;
  }

  async list(query: {
    state?: InboxEventState | undefined;
    cursor?: string | undefined;
    limit: number;
  }): Promise<InboxEventPage> {
    const { state, cursor, limit } = query;
    const before = cursor === undefined ? undefined : BigInt(cursor);
    const [records, counts] = await Promise.all([
      this.#inbox.list({ state, before, limit: limit + 1 }),
      this.#inbox.count(),
    ]);
    const items = records.slice(0, limit).map(toInboxEvent);
    const nextCursor = records.length > limit ? items.at(-1)!.id : null;
    return { items, nextCursor, counts, subscription: this.#registration.status };
  }

  /** @returns how many wait again */
  async replay(caller: User, ids: readonly string[] | undefined): Promise<number> {
    const replayed = await this.#inbox.replay(ids?.map(BigInt), this.#clock.now());
    const details = { replayed, ...(ids ? { ids } : {}) };
    await this.#audit.record({ action: 'events/replayed', actor: caller, subject: null, details });
    this.#wake();
    return replayed;
  }

  /** Forgets what was processed long ago. */
  async removeProcessed(): Promise<void> {
    await this.#inbox.removeProcessed(new Date(this.#clock.now().getTime() - this.#keptMs));
  }
}

function toInboxEvent(record: InboxRecord): InboxEventPage['items'][number] {
  return {
    id: String(record.id),
    eventId: record.eventId,
    type: record.type,
    subject: record.subject,
    state: record.state,
    attempts: record.attempts,
    receivedAt: record.receivedAt.toISOString(),
    nextAttemptAt: record.nextAttemptAt?.toISOString() ?? null,
    failure: record.failure,
  };
}
