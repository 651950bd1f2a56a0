import { randomUUID } from 'node:crypto';
import { segmentSms } from '@switchboard/acs-contracts';
import type { Prisma } from '@switchboard/database';
import { z } from 'zod';
import type { AfterCommit, EventHandler, ReceivedEvent } from '../events/event-handler.ts';
import { insertMessages, lockConversations, noteArrivals, type Arrival } from './sms-arrivals.ts';
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
    return this.handleAll([event], transaction);
  }

  /** A few statements, however many messages there are. */
  async handleAll(
    events: readonly ReceivedEvent[],
    transaction: Prisma.TransactionClient,
  ): Promise<AfterCommit | void> {
    const arrivals = events.map(({ data }) => toArrival(receivedData.parse(data)));
    await takeTurnWithEvents(transaction, this.#resource);
    // Before anything else of the conversations is touched: replicas take turns.
    const placed = await lockConversations(transaction, this.#resource, arrivals);
    const inserted = await insertMessages(transaction, placed);
    if (inserted.length === 0) return;
    await noteArrivals(transaction, inserted);
    const conversations = new Map(inserted.map(({ conversationId: id, phoneNumber }) => [id, phoneNumber]));
    const changed = [...conversations].map(([id, phoneNumber]) => ({ id, phoneNumber }));
    await listUnread(transaction, this.#resource, changed);
    const optedInOrOut = await applyKeywords(transaction, inserted);
    return () => {
      for (const { id } of inserted) this.#announcer.announceSoon(id);
      for (const { conversationId, phoneNumber } of optedInOrOut) {
        this.#announcer.conversationChanged(phoneNumber, conversationId);
      }
    };
  }
}

function toArrival(data: z.output<typeof receivedData>): Arrival {
  const text = data.message.replaceAll('\0', '').toWellFormed();
  return {
    id: randomUUID(),
    acsMessageId: data.messageId,
    phoneNumber: contactOfEvent(data.to),
    contact: contactOfEvent(data.from),
    text,
    segmentCount: data.segmentCount ?? segmentSms(text).segmentCount,
    at: new Date(data.receivedTimestamp),
  };
}

type Placed = Arrival & { readonly conversationId: string };

/** @returns those that changed whether their conversation is opted out */
async function applyKeywords(
  transaction: Prisma.TransactionClient,
  messages: readonly Placed[],
): Promise<Placed[]> {
  const changing: Placed[] = [];
  for (const message of messages) {
    const effect = keywords[message.text.trim().toLowerCase()];
    if (effect && (await applyKeyword(transaction, effect, message))) changing.push(message);
  }
  return changing;
}

/** The resource has changed its state already; an older keyword that comes late changes nothing. */
async function applyKeyword(
  transaction: Prisma.TransactionClient,
  effect: 'out' | 'in',
  { conversationId, at }: Placed,
): Promise<boolean> {
  const count = await transaction.$executeRaw`
    UPDATE sms_conversations
    SET opted_out_at = CASE WHEN ${effect === 'out'} THEN COALESCE(opted_out_at, ${at}::timestamptz) END,
      opt_out_changed_at = ${at}::timestamptz
    WHERE id = ${conversationId}::uuid AND (opt_out_changed_at IS NULL OR opt_out_changed_at < ${at}::timestamptz)`;
  return count > 0;
}
