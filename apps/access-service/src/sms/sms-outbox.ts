import { randomUUID } from 'node:crypto';
import type { Prisma, PrismaClient } from '@switchboard/database';
import type { WriteAudit } from '../audit/prisma-audit-log.ts';
import {
  auditOfSent,
  composeSms,
  findRepeated,
  insertNew,
  type ConversationRow,
  type NewMessage,
  type SmsDraft,
} from './new-sms.ts';
import type { SmsOutcome } from './sms-gateway.ts';
import { takeTurn } from './take-turns.ts';

/** A message that this replica, and no other, may send until its claim ends. */
export interface ClaimedSms {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly repeatabilityId: string;
  readonly createdAt: Date;
  /** Ended ones. */
  readonly attempts: number;
  /** True when an earlier attempt may have sent it. */
  readonly outcomeUnknown: boolean;
}

export interface QueuedSms {
  readonly id: string;
  readonly contact: string;
  /** Set for a message that is new here and has to be sent. */
  readonly claimed: ClaimedSms | undefined;
  readonly isNew: boolean;
}

export interface SettledSms {
  readonly id: string;
  readonly outcome: SmsOutcome;
  /** When it may be tried again, for an outcome after which that makes sense. */
  readonly nextAttemptAt: Date;
  readonly outcomeUnknown: boolean;
}

/** Messages on their way to Azure Communication Services: written before anything is sent, so that none is lost. */
export class SmsOutbox {
  readonly #prisma: PrismaClient;
  readonly #resource: string;
  readonly #claimMs: number;
  readonly #writeAudit: WriteAudit;

  /** @param options.claimMs longer than an attempt takes */
  constructor(prisma: PrismaClient, options: { resource: string; claimMs: number; writeAudit: WriteAudit }) {
    this.#prisma = prisma;
    this.#resource = options.resource;
    this.#claimMs = options.claimMs;
    this.#writeAudit = options.writeAudit;
  }

  /** Writes the messages down, claimed for the caller. Those of the same idempotency key are there already. */
  async queue(draft: SmsDraft, now: Date): Promise<QueuedSms[]> {
    const claimedUntil = new Date(now.getTime() + this.#claimMs);
    return this.#prisma.$transaction(async (transaction) => {
      if (draft.contacts.length > 1) await takeTurn(transaction, this.#resource);
      const conversations = await this.#lockConversations(transaction, draft, now);
      const existing = await findRepeated(transaction, draft, conversations);
      const added = conversations
        .filter(({ id }) => !existing.has(id))
        .map((conversation) => composeSms(draft, conversation, now, claimedUntil));
      await insertNew(transaction, added, now);
      if (added.length > 0) await this.#writeAudit(transaction, [auditOfSent(draft, added)]);
      const addedTo = new Map(added.map((message) => [message.conversationId, message]));
      return conversations.map(({ id, contact }) => {
        const message = addedTo.get(id);
        const claimed = message?.status === 'queued' ? claimedOf(message, draft.from, contact) : undefined;
        return { id: message?.id ?? existing.get(id)!, contact, claimed, isNew: message !== undefined };
      });
    });
  }

  /** The rows of conversations are locked before their messages, in the order of contacts. */
  #lockConversations(
    transaction: Prisma.TransactionClient,
    { from, contacts }: SmsDraft,
    now: Date,
  ): Promise<ConversationRow[]> {
    const ids = contacts.map(() => randomUUID());
    return transaction.$queryRaw<ConversationRow[]>`
      INSERT INTO sms_conversations (id, resource, phone_number, contact, last_activity_at, created_at)
      SELECT pair.id, ${this.#resource}, ${from}, pair.contact, ${now}::timestamptz, ${now}::timestamptz
      FROM unnest(${ids}::uuid[], ${[...contacts]}::text[]) AS pair(id, contact)
      ORDER BY pair.contact
      ON CONFLICT (resource, phone_number, contact) DO UPDATE SET contact = EXCLUDED.contact
      RETURNING id::text, contact, opted_out_at`;
  }

  /** What is not sent yet, whoever is about to send it. */
  async backlog(now: Date): Promise<{ waiting: number; oldestSeconds: number }> {
    const [found] = await this.#prisma.$queryRaw<{ waiting: number; since: Date | null }[]>`
      SELECT count(*)::int AS waiting, min(m.created_at) AS since
      FROM sms_messages m JOIN sms_conversations c ON c.id = m.conversation_id
      WHERE m.status = 'queued' AND m.claimed_until IS NOT NULL AND c.resource = ${this.#resource}`;
    const ageMs = found?.since ? now.getTime() - found.since.getTime() : 0;
    return { waiting: found?.waiting ?? 0, oldestSeconds: Math.max(0, ageMs) / 1000 };
  }

  /** Messages whose turn has come: their replica died, or they wait for another attempt. */
  async claimDue(now: Date, limit: number): Promise<ClaimedSms[]> {
    const until = new Date(now.getTime() + this.#claimMs);
    return this.#prisma.$queryRaw<ClaimedSms[]>`
      WITH due AS (
        SELECT m.id, m.outcome_unknown, c.phone_number, c.contact
        FROM sms_messages m JOIN sms_conversations c ON c.id = m.conversation_id
        WHERE m.status = 'queued' AND m.claimed_until <= ${now}::timestamptz AND c.resource = ${this.#resource}
        ORDER BY m.claimed_until LIMIT ${limit}
        FOR UPDATE OF m SKIP LOCKED
      )
      UPDATE sms_messages m SET claimed_until = ${until}::timestamptz, outcome_unknown = true
      FROM due WHERE m.id = due.id
      RETURNING m.id::text, due.phone_number AS "from", due.contact AS "to", m.text,
        m.repeatability_id::text AS "repeatabilityId", m.created_at AS "createdAt", m.attempts,
        due.outcome_unknown AS "outcomeUnknown"`;
  }

  /** Writes down how attempts ended. A message that is no longer queued stays as it is. */
  async settle(settled: readonly SettledSms[], now: Date): Promise<void> {
    const sent = settled.flatMap(({ id, outcome }) =>
      outcome.kind === 'accepted' ? [{ id, acsMessageId: outcome.acsMessageId }] : [],
    );
    const failed = settled.flatMap(({ id, outcome }) =>
      outcome.kind === 'refused' ? [{ id, ...outcome.failure }] : [],
    );
    const again = settled.filter(({ outcome }) => outcome.kind === 'not-taken' || outcome.kind === 'unknown');
    await this.#prisma.$transaction([
      this.#prisma.$executeRaw`
        WITH settled AS (
          UPDATE sms_messages m
          SET status = 'sent', acs_message_id = s.acs_id, claimed_until = NULL, outcome_unknown = false,
            attempts = attempts + 1
          FROM unnest(${sent.map(({ id }) => id)}::uuid[], ${sent.map((one) => one.acsMessageId)}::text[]) AS s(id, acs_id)
          WHERE m.id = s.id AND m.status = 'queued' RETURNING m.id
        )
        INSERT INTO sms_timeline (message_id, status, at) SELECT id, 'sent', ${now}::timestamptz FROM settled`,
      this.#prisma.$executeRaw`
        WITH settled AS (
          UPDATE sms_messages m
          SET status = 'failed', failure_code = s.code, failure_message = s.message, claimed_until = NULL,
            attempts = attempts + 1
          FROM unnest(${failed.map(({ id }) => id)}::uuid[], ${failed.map(({ code }) => code)}::text[],
            ${failed.map(({ message }) => message)}::text[]) AS s(id, code, message)
          WHERE m.id = s.id AND m.status = 'queued' RETURNING m.id, s.message
        )
        INSERT INTO sms_timeline (message_id, status, at, detail)
        SELECT id, 'failed', ${now}::timestamptz, message FROM settled`,
      this.#prisma.$executeRaw`
        UPDATE sms_messages m
        SET claimed_until = s.next_at, outcome_unknown = s.unknown, attempts = attempts + 1
        FROM unnest(${again.map(({ id }) => id)}::uuid[], ${again.map((one) => one.nextAttemptAt)}::timestamptz[],
          ${again.map((one) => one.outcomeUnknown)}::boolean[]) AS s(id, next_at, unknown)
        WHERE m.id = s.id AND m.status = 'queued'`,
    ]);
  }

  /** Whether the first attempt to send any of these messages is still under way. */
  async isBeingSent(ids: readonly string[], now: Date): Promise<boolean> {
    const count = await this.#prisma.smsMessage.count({
      where: { id: { in: [...ids] }, status: 'queued', attempts: 0, claimedUntil: { gt: now } },
    });
    return count > 0;
  }
}

function claimedOf(message: NewMessage, from: string, to: string): ClaimedSms {
  const { id, text, repeatabilityId, createdAt } = message;
  return {
    id,
    from,
    to,
    text,
    repeatabilityId,
    createdAt: createdAt as Date,
    attempts: 0,
    outcomeUnknown: false,
  };
}
