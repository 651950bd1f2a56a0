import { randomUUID } from 'node:crypto';
import { segmentSms } from '@switchboard/acs-contracts';
import type { Prisma } from '@switchboard/database';
import type { AuditEvent } from '../audit/audit-log.ts';
import type { SmsFailure } from './sms-gateway.ts';
import { idempotencyKeyReused } from './sms.errors.ts';

export interface SmsDraft {
  readonly from: string;
  readonly text: string;
  /** E.164, each once. */
  readonly contacts: readonly string[];
  readonly sender: { readonly id: string; readonly displayName: string };
  readonly idempotencyKey: string | null;
}

export interface ConversationRow {
  id: string;
  contact: string;
  opted_out_at: Date | null;
}

export type NewMessage = Prisma.SmsMessageCreateManyInput & { readonly repeatabilityId: string };

const optedOut: SmsFailure = {
  code: 'sms/recipient-opted-out',
  message: 'The contact does not want messages from this number.',
};

/** A message to one contact, claimed until then; refused at once when the contact does not want any. */
export function composeSms(
  { text, sender, idempotencyKey }: SmsDraft,
  conversation: ConversationRow,
  now: Date,
  claimedUntil: Date,
) {
  const isBlocked = conversation.opted_out_at !== null;
  return {
    id: randomUUID(),
    conversationId: conversation.id,
    direction: 'outbound',
    text,
    status: isBlocked ? 'failed' : 'queued',
    failureCode: isBlocked ? optedOut.code : null,
    failureMessage: isBlocked ? optedOut.message : null,
    segmentCount: segmentSms(text).segmentCount,
    sentById: sender.id,
    sentByName: sender.displayName,
    idempotencyKey,
    repeatabilityId: randomUUID(),
    claimedUntil: isBlocked ? null : claimedUntil,
    outcomeUnknown: !isBlocked,
    createdAt: now,
  };
}

/** Who wrote to how many, never what. */
export function auditOfSent({ from, sender }: SmsDraft, added: readonly NewMessage[]): AuditEvent {
  const refusedCount = added.filter(({ status }) => status === 'failed').length;
  return {
    action: 'sms/sent',
    actor: sender,
    subject: from,
    details: { recipientCount: added.length, refusedCount },
  };
}

/** Messages of the same key, by conversation. */
export async function findRepeated(
  transaction: Prisma.TransactionClient,
  { text, idempotencyKey }: SmsDraft,
  conversations: readonly ConversationRow[],
): Promise<Map<string, string>> {
  if (idempotencyKey === null) return new Map();
  const rows = await transaction.smsMessage.findMany({
    where: { idempotencyKey, conversationId: { in: conversations.map(({ id }) => id) } },
    select: { id: true, conversationId: true, text: true },
  });
  if (rows.some((row) => row.text !== text)) throw idempotencyKeyReused();
  return new Map(rows.map((row) => [row.conversationId, row.id]));
}

/** With the first step of their timelines, as the latest of their conversations. */
export async function insertNew(
  transaction: Prisma.TransactionClient,
  added: readonly NewMessage[],
  now: Date,
): Promise<void> {
  if (added.length === 0) return;
  await transaction.smsMessage.createMany({ data: [...added] });
  await transaction.smsTimelineEntry.createMany({
    data: added.map(({ id, status, failureMessage }) => ({
      messageId: id,
      status,
      at: now,
      detail: failureMessage ?? null,
    })),
  });
  await transaction.$executeRaw`
    UPDATE sms_conversations c
    SET last_message_id = pair.message_id, last_activity_at = GREATEST(c.last_activity_at, ${now}::timestamptz)
    FROM unnest(${added.map((message) => message.conversationId)}::uuid[], ${added.map(({ id }) => id)}::uuid[])
      AS pair(id, message_id)
    WHERE c.id = pair.id`;
}
