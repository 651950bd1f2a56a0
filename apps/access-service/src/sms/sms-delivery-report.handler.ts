import type { SmsStatus } from '@switchboard/access-api';
import type { Prisma } from '@switchboard/database';
import { z } from 'zod';
import {
  EventNotReadyError,
  type AfterCommit,
  type EventHandler,
  type ReceivedEvent,
} from '../events/event-handler.ts';
import type { SmsAnnouncer } from './sms-announcer.ts';
import { takeTurnWithEvents } from './take-turns.ts';
import { decidingEntry, failureOfReport, type TimelineFact } from './sms-status.ts';

/** @see `SmsDeliveryReportData` of libs/acs-contracts; only what is used must be there */
const reportData = z.object({
  messageId: z.string().min(1).max(200),
  deliveryStatus: z.string(),
  deliveryStatusDetails: z.string().default(''),
  receivedTimestamp: z.iso.datetime({ offset: true }).optional(),
});

interface MessageRow {
  id: string;
  conversation_id: string;
  phone_number: string;
  status: string;
}

/** What carriers say of messages that were sent. Reports come in any order, and more than once. */
export class SmsDeliveryReportHandler implements EventHandler {
  readonly types = ['Microsoft.Communication.SMSDeliveryReportReceived'];
  readonly #resource: string;
  readonly #announcer: SmsAnnouncer;

  constructor(resource: string, announcer: SmsAnnouncer) {
    this.#resource = resource;
    this.#announcer = announcer;
  }

  async handle(event: ReceivedEvent, transaction: Prisma.TransactionClient): Promise<AfterCommit | void> {
    const data = reportData.parse(event.data);
    const fact: TimelineFact = {
      status: data.deliveryStatus.toLowerCase() === 'delivered' ? 'delivered' : 'failed',
      at: data.receivedTimestamp === undefined ? event.eventTime : new Date(data.receivedTimestamp),
      detail: data.deliveryStatusDetails.replaceAll('\0', '').toWellFormed().slice(0, 1000) || null,
    };
    await takeTurnWithEvents(transaction, this.#resource);
    const message = await lock(transaction, data.messageId);
    if (!(await addOnce(transaction, message.id, fact))) return;
    await follow(transaction, message.id);
    const isChanged = await learnOptOut(transaction, message.conversation_id, fact);
    return () => {
      this.#announcer.announceSoon(message.id);
      if (isChanged) this.#announcer.conversationChanged(message.phone_number, message.conversation_id);
    };
  }
}

/** The conversation, then the message, as whoever else changes them: replicas take turns. */
async function lock(transaction: Prisma.TransactionClient, acsMessageId: string): Promise<MessageRow> {
  const [found] = await transaction.$queryRaw<{ conversation_id: string }[]>`
    SELECT conversation_id::text FROM sms_messages
    WHERE acs_message_id = ${acsMessageId} AND direction = 'outbound'`;
  if (!found) throw new EventNotReadyError(`No message is known as ${acsMessageId} yet.`);
  await transaction.$queryRaw`
    SELECT 1 AS locked FROM sms_conversations WHERE id = ${found.conversation_id}::uuid FOR UPDATE`;
  const [message] = await transaction.$queryRaw<MessageRow[]>`
    SELECT m.id::text, m.conversation_id::text, c.phone_number, m.status
    FROM sms_messages m JOIN sms_conversations c ON c.id = m.conversation_id
    WHERE m.acs_message_id = ${acsMessageId} AND m.direction = 'outbound' FOR UPDATE OF m`;
  return message!;
}

/** @returns false when the timeline has it already */
async function addOnce(
  transaction: Prisma.TransactionClient,
  messageId: string,
  fact: TimelineFact,
): Promise<boolean> {
  if (await transaction.smsTimelineEntry.findFirst({ where: { messageId, ...fact }, select: { id: true } })) {
    return false;
  }
  await transaction.smsTimelineEntry.create({ data: { messageId, ...fact } });
  return true;
}

/** Makes the message what its timeline says, so that the order in which reports came does not matter. */
async function follow(transaction: Prisma.TransactionClient, id: string): Promise<void> {
  const timeline = await transaction.smsTimelineEntry.findMany({ where: { messageId: id } });
  const deciding = decidingEntry(
    timeline.map(({ status, at, detail }) => ({ status: status as SmsStatus, at, detail })),
  )!;
  const failure = deciding.status === 'failed' ? failureOfReport(deciding.detail ?? '') : null;
  await transaction.smsMessage.update({
    where: { id },
    data: {
      status: deciding.status,
      failureCode: failure?.code ?? null,
      failureMessage: failure?.message ?? null,
    },
  });
}

/** A contact whom the resource blocks said STOP, perhaps before this service listened. */
async function learnOptOut(
  transaction: Prisma.TransactionClient,
  conversationId: string,
  { status, at, detail }: TimelineFact,
): Promise<boolean> {
  if (status !== 'failed' || failureOfReport(detail ?? '').code !== 'sms/recipient-opted-out') return false;
  const count = await transaction.$executeRaw`
    UPDATE sms_conversations
    SET opted_out_at = ${at}::timestamptz, opt_out_changed_at = ${at}::timestamptz
    WHERE id = ${conversationId}::uuid AND opted_out_at IS NULL
      AND (opt_out_changed_at IS NULL OR opt_out_changed_at < ${at}::timestamptz)`;
  return count > 0;
}
