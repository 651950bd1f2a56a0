import type {
  OpenSmsConversationRequest,
  SmsConversation,
  SmsConversationPage,
  SmsMessagePage,
  smsConversationQuery,
} from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';
import { AppError, type Logger } from '@switchboard/node-kit';
import type { z } from 'zod';
import type { AuditLog } from '../audit/audit-log.ts';
import type { NumberAccess } from '../phone-numbers/number-access.ts';
import type { Clock } from '../platform/clock.ts';
import type { User } from '../users/user.ts';
import type { SmsAnnouncer } from './sms-announcer.ts';
import { toSmsConversation, type SmsConversationRow } from './sms-conversation.ts';
import type { SmsConversationRepository } from './sms-conversation.repository.ts';
import { pageOf, readConversationCursor, readSequence, writeConversationCursor } from './sms-cursor.ts';
import type { SmsGateway } from './sms-gateway.ts';
import { toSmsMessage, withTimeline } from './sms-message.presenter.ts';
import { phoneNumberOf } from './sms-number.ts';
import type { SmsUnread } from './sms-unread.ts';
import { contactRefused, conversationNotFound, messageNotFound, ownNumber } from './sms.errors.ts';

/** Conversations of the numbers that a person sees. Others' do not exist for them. */
export class SmsConversationService {
  readonly #prisma: PrismaClient;
  readonly #conversations: SmsConversationRepository;
  readonly #unread: SmsUnread;
  readonly #numbers: NumberAccess;
  readonly #gateway: SmsGateway;
  readonly #announcer: SmsAnnouncer;
  readonly #audit: AuditLog;
  readonly #clock: Clock;
  readonly #log: Logger;

  constructor(dependencies: {
    prisma: PrismaClient;
    conversations: SmsConversationRepository;
    unread: SmsUnread;
    numbers: NumberAccess;
    gateway: SmsGateway;
    announcer: SmsAnnouncer;
    audit: AuditLog;
    clock: Clock;
    log: Logger;
  }) {
    this.#prisma = dependencies.prisma;
    this.#conversations = dependencies.conversations;
    this.#unread = dependencies.unread;
    this.#numbers = dependencies.numbers;
    this.#gateway = dependencies.gateway;
    this.#announcer = dependencies.announcer;
    this.#audit = dependencies.audit;
    this.#clock = dependencies.clock;
    this.#log = dependencies.log;
  }

  async list(caller: User, query: z.output<typeof smsConversationQuery>): Promise<SmsConversationPage> {
    const { cursor, limit, ...filter } = query;
    const visible = await this.#numbers.visibleNumbers(caller);
    const unreadIsKept = filter.unread === true && (await this.#unread.isKept(caller.id, visible));
    const rows = await this.#conversations.list(
      { ...filter, visible, userId: caller.id, unreadIsKept },
      { cursor: cursor === undefined ? undefined : readConversationCursor(cursor), limit: limit + 1 },
    );
    const { items, nextCursor } = pageOf(rows, limit, writeConversationCursor);
    return { items: await this.#present(items), nextCursor };
  }

  async countUnread(caller: User): Promise<number> {
    const visible = await this.#numbers.visibleNumbers(caller);
    const unreadIsKept = await this.#unread.isKept(caller.id, visible);
    return this.#conversations.countUnread({ visible, userId: caller.id, unreadIsKept });
  }

  /** A new conversation knows from the start whether its contact wants no messages. */
  async open(caller: User, { phoneNumber, contact }: OpenSmsConversationRequest): Promise<SmsConversation> {
    await this.#numbers.requireVisible(caller, phoneNumber);
    if (phoneNumber === contact) throw ownNumber();
    const now = this.#clock.now();
    const { id, isNew } = await this.#conversations.open(phoneNumber, contact, now);
    if (isNew) {
      await this.#learnOptOut(id, phoneNumber, contact);
      this.#announcer.conversationChanged(phoneNumber, id);
    }
    return this.get(caller, id);
  }

  async get(caller: User, id: string): Promise<SmsConversation> {
    const [conversation] = await this.#present([await this.requireVisible(caller, id)]);
    return conversation!;
  }

  /** @throws AppError `sms/conversation-not-found`, also when the caller does not see its number */
  async requireVisible(caller: User, id: string): Promise<SmsConversationRow> {
    const visible = await this.#numbers.visibleNumbers(caller);
    const row = await this.#conversations.find(id, { visible, userId: caller.id });
    if (!row) throw conversationNotFound(id);
    return row;
  }

  async setLabels(caller: User, id: string, labels: readonly string[]): Promise<SmsConversation> {
    const { phoneNumber } = await this.requireVisible(caller, id);
    await this.#conversations.setLabels(id, [...new Set(labels)]);
    this.#announcer.conversationChanged(phoneNumber, id);
    return this.get(caller, id);
  }

  async markRead(caller: User, id: string, messageId: string): Promise<void> {
    const { phoneNumber } = await this.requireVisible(caller, id);
    if (!(await this.#conversations.markRead(id, caller.id, messageId))) throw messageNotFound(messageId);
    this.#announcer.conversationRead(caller.id, phoneNumber, id);
  }

  /** The state is what the resource says afterwards. */
  async setOptedOut(caller: User, id: string, optedOut: boolean): Promise<SmsConversation> {
    const { phoneNumber, contact } = await this.requireVisible(caller, id);
    if (phoneNumberOf(contact) === undefined) throw contactRefused(contact, 'It is not a phone number.');
    await (optedOut ? this.#gateway.optOut(phoneNumber, contact) : this.#gateway.optIn(phoneNumber, contact));
    await this.#audit.record({
      action: optedOut ? 'sms/opted-out' : 'sms/opted-in',
      actor: caller,
      subject: phoneNumber,
      details: { conversationId: id, contact },
    });
    const state = await this.#gateway.isOptedOut(phoneNumber, contact);
    await this.#conversations.setOptedOut(id, state, this.#clock.now());
    this.#announcer.conversationChanged(phoneNumber, id);
    return this.get(caller, id);
  }

  /** Newest first. */
  async listMessages(
    caller: User,
    id: string,
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ): Promise<SmsMessagePage> {
    await this.requireVisible(caller, id);
    const rows = await this.#prisma.smsMessage.findMany({
      where: {
        conversationId: id,
        ...(cursor === undefined ? {} : { sequence: { lt: readSequence(cursor) } }),
      },
      orderBy: { sequence: 'desc' },
      take: limit + 1,
      include: withTimeline,
    });
    const { items, nextCursor } = pageOf(rows, limit, ({ sequence }) => String(sequence));
    return { items: items.map(toSmsMessage), nextCursor };
  }

  async #present(rows: readonly SmsConversationRow[]): Promise<SmsConversation[]> {
    const numbers = [...new Set(rows.map(({ phoneNumber }) => phoneNumber))];
    const senders = numbers.length === 0 ? new Set<string>() : await this.#numbers.smsSenders(numbers);
    return rows.map((row) => toSmsConversation(row, senders));
  }

  /** Not knowing it keeps nobody from writing: the resource blocks what it must, and says so. */
  async #learnOptOut(id: string, phoneNumber: string, contact: string): Promise<void> {
    try {
      const isOptedOut = await this.#gateway.isOptedOut(phoneNumber, contact);
      if (isOptedOut) await this.#conversations.setOptedOut(id, true, this.#clock.now());
    } catch (err) {
      if (!(err instanceof AppError)) throw err;
      this.#log.info({ err }, 'the opt-out state of a new conversation is not known');
    }
  }
}
