import { randomUUID } from 'node:crypto';
import type { Prisma } from '@switchboard/database';

/** A message that a phone sent to a number of the resource. */
export interface Arrival {
  /** Ours; the resource has its own, by which a message is known when it comes again. */
  readonly id: string;
  readonly acsMessageId: string;
  readonly phoneNumber: string;
  readonly contact: string;
  readonly text: string;
  readonly segmentCount: number;
  readonly at: Date;
}

interface PlacedArrival extends Arrival {
  readonly conversationId: string;
}

interface InsertedArrival extends PlacedArrival {
  readonly sequence: bigint;
}

type Transaction = Prisma.TransactionClient;

/** Opens a conversation where there is none, and locks all of them until the transaction ends. */
export async function lockConversations(
  transaction: Transaction,
  resource: string,
  arrivals: readonly Arrival[],
): Promise<PlacedArrival[]> {
  const pair = ({ phoneNumber, contact }: { phoneNumber: string; contact: string }) =>
    `${phoneNumber} ${contact}`;
  const pairs = new Map(arrivals.map((arrival) => [pair(arrival), arrival]));
  const rows = [...pairs.values()].map(({ phoneNumber, contact, at }) => ({
    id: randomUUID(),
    phoneNumber,
    contact,
    at,
  }));
  const conversations = await transaction.$queryRaw<{ id: string; phoneNumber: string; contact: string }[]>`
    INSERT INTO sms_conversations (id, resource, phone_number, contact, last_activity_at, created_at)
    SELECT id, ${resource}, "phoneNumber", contact, at, now()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS row(id uuid, "phoneNumber" text, contact text, at timestamptz)
    ORDER BY "phoneNumber", contact
    ON CONFLICT (resource, phone_number, contact) DO UPDATE SET contact = EXCLUDED.contact
    RETURNING id::text, phone_number AS "phoneNumber", contact`;
  const idOf = new Map(conversations.map((conversation) => [pair(conversation), conversation.id]));
  return arrivals.map((arrival) => ({ ...arrival, conversationId: idOf.get(pair(arrival))! }));
}

/** @returns those that were not there already, in their order */
export async function insertMessages(
  transaction: Transaction,
  arrivals: readonly PlacedArrival[],
): Promise<InsertedArrival[]> {
  const rows = arrivals.map((arrival, position) => ({ ...arrival, position }));
  const inserted = await transaction.$queryRaw<{ id: string; sequence: bigint }[]>`
    WITH arrived AS (
      INSERT INTO sms_messages
        (id, conversation_id, direction, text, status, segment_count, acs_message_id, created_at)
      SELECT id, "conversationId", 'inbound', text, 'received', "segmentCount", "acsMessageId", at
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(position int, id uuid, "conversationId" uuid,
        text text, "segmentCount" int, "acsMessageId" text, at timestamptz)
      ORDER BY position
      ON CONFLICT (acs_message_id, direction) DO NOTHING
      RETURNING id, sequence, created_at
    ), noted AS (
      INSERT INTO sms_timeline (message_id, status, at) SELECT id, 'received', created_at FROM arrived
    )
    SELECT id::text, sequence FROM arrived`;
  const sequenceOf = new Map(inserted.map(({ id, sequence }) => [id, sequence]));
  return arrivals.flatMap((arrival) => {
    const sequence = sequenceOf.get(arrival.id);
    return sequence === undefined ? [] : [{ ...arrival, sequence }];
  });
}

/** Says in each conversation which message is the last. */
export async function noteArrivals(
  transaction: Transaction,
  arrivals: readonly InsertedArrival[],
): Promise<void> {
  const rows = [...Map.groupBy(arrivals, ({ conversationId }) => conversationId)].map(([id, ofOne]) => {
    const newest = ofOne.reduce((last, next) => (next.at >= last.at ? next : last));
    return { id, messageId: newest.id, at: newest.at, sequence: String(ofOne.at(-1)!.sequence) };
  });
  await transaction.$executeRaw`
    UPDATE sms_conversations c SET
      last_inbound_sequence = row.sequence,
      last_message_id = CASE WHEN c.last_message_id IS NULL OR c.last_activity_at <= row.at
        THEN row."messageId" ELSE c.last_message_id END,
      last_activity_at = GREATEST(c.last_activity_at, row.at)
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS row(id uuid, "messageId" uuid, at timestamptz, sequence bigint)
    WHERE c.id = row.id`;
}
