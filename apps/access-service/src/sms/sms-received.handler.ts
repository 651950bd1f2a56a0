import { randomUUID } from 'node:crypto';
import { segmentSms } from '@switchboard/acs-contracts';
import type { Prisma } from '@switchboard/database';
import { z } from 'zod';
import type { AfterCommit, EventHandler, ReceivedEvent } from '../events/event-handler.ts';
import type { SmsAnnouncer } from './sms-announcer.ts';
import { contactOfEvent } from './sms-number.ts';
import { listUnread } from './sms-unread.ts';
import { takeTurnWithEvents } from './take-turns.ts';

/** @see `SmsReceivedData` of libs/acs-contracts; only what is used must be there */
const receivedData = z.object({
  messageId: z.string().min(1).max(200),
  from: z.string().min(1).max(64),
  to: z.string().min(1).max(64),
  message: z.string(),
  receivedTimestamp: z.iso.datetime({ offset: true }),
  segmentCount: z.number().int().nonnegative().optional(),
});

type Received = z.output<typeof receivedData>;

/** @see "SMS FAQ", opt-out handling: the whole message is the keyword, in any case */
const keywords: Readonly<Record<string, 'out' | 'in'>> = { stop: 'out', start: 'in', unstop: 'in' };

/** Writes down what phones sent to the resource's numbers, each message once. */
export class SmsReceivedHandler implements EventHandler {
  readonly types = ['Microsoft.Communication.SMSReceived'];
  readonly #resource: string;
  readonly #announcer: SmsAnnouncer;

  constructor(resource: string, announcer: SmsAnnouncer) {
    this.#resource = resource;
    this.#announcer = announcer;
  }

  async handle(event: ReceivedEvent, transaction: Prisma.TransactionClient): Promise<AfterCommit | void> {
    const data = receivedData.parse(event.data);
    await takeTurnWithEvents(transaction, this.#resource);
    const conversation = await this.#lockConversation(transaction, data);
    const message = await insertOnce(transaction, conversation.id, data);
    if (!message) return;
    await transaction.$executeRaw`
      UPDATE sms_conversations SET
        last_inbound_sequence = ${message.sequence},
        last_message_id = CASE WHEN last_message_id IS NULL OR last_activity_at <= ${message.at}::timestamptz
          THEN ${message.id}::uuid ELSE last_message_id END,
        last_activity_at = GREATEST(last_activity_at, ${message.at}::timestamptz)
      WHERE id = ${conversation.id}::uuid`;
    await listUnread(transaction, { ...conversation, resource: this.#resource });
    const isChanged = await applyKeyword(transaction, conversation.id, data);
    return () => {
      this.#announcer.announceSoon(message.id);
      if (isChanged) this.#announcer.conversationChanged(conversation.phoneNumber, conversation.id);
    };
  }

  /** Before anything else of the conversation is touched: replicas take turns. */
  async #lockConversation(transaction: Prisma.TransactionClient, data: Received) {
    const phoneNumber = contactOfEvent(data.to);
    const contact = contactOfEvent(data.from);
    const at = new Date(data.receivedTimestamp);
    const rows = await transaction.$queryRaw<{ id: string }[]>`
      INSERT INTO sms_conversations (id, resource, phone_number, contact, last_activity_at, created_at)
      VALUES (${randomUUID()}::uuid, ${this.#resource}, ${phoneNumber}, ${contact}, ${at}::timestamptz, now())
      ON CONFLICT (resource, phone_number, contact) DO UPDATE SET contact = EXCLUDED.contact
      RETURNING id::text`;
    return { id: rows[0]!.id, phoneNumber };
  }
}

/** @returns undefined when the message is there already */
async function insertOnce(transaction: Prisma.TransactionClient, conversationId: string, data: Received) {
  const id = randomUUID();
  const at = new Date(data.receivedTimestamp);
  const text = data.message.replaceAll('\0', '').toWellFormed();
  const rows = await transaction.$queryRaw<{ sequence: bigint }[]>`
    INSERT INTO sms_messages (id, conversation_id, direction, text, status, segment_count, acs_message_id, created_at)
    VALUES (${id}::uuid, ${conversationId}::uuid, 'inbound', ${text}, 'received',
      ${data.segmentCount ?? segmentSms(text).segmentCount}, ${data.messageId}, ${at}::timestamptz)
    ON CONFLICT (acs_message_id, direction) DO NOTHING
    RETURNING sequence`;
  const [row] = rows;
  if (!row) return undefined;
  await transaction.smsTimelineEntry.create({ data: { messageId: id, status: 'received', at } });
  return { id, at, sequence: row.sequence };
}

/** The resource has changed its state already; an older keyword that comes late changes nothing. */
async function applyKeyword(
  transaction: Prisma.TransactionClient,
  conversationId: string,
  data: Received,
): Promise<boolean> {
  const effect = keywords[data.message.trim().toLowerCase()];
  if (effect === undefined) return false;
  const at = new Date(data.receivedTimestamp);
  const count = await transaction.$executeRaw`
    UPDATE sms_conversations
    SET opted_out_at = CASE WHEN ${effect === 'out'} THEN COALESCE(opted_out_at, ${at}::timestamptz) END,
      opt_out_changed_at = ${at}::timestamptz
    WHERE id = ${conversationId}::uuid AND (opt_out_changed_at IS NULL OR opt_out_changed_at < ${at}::timestamptz)`;
  return count > 0;
}
