import type { PrismaClient } from '@switchboard/database';
import type { Logger } from '@switchboard/node-kit';
import type { LiveUpdates } from '../live/live-updates.ts';
import { toSmsMessage, withTimeline } from './sms-message.presenter.ts';

/** Tells the pages of everybody who sees a number what is new, after it is committed. */
export class SmsAnnouncer {
  readonly #prisma: PrismaClient;
  readonly #live: LiveUpdates;
  readonly #log: Logger;
  readonly #waiting = new Set<string>();

  constructor(prisma: PrismaClient, live: LiveUpdates, log: Logger) {
    this.#prisma = prisma;
    this.#live = live;
    this.#log = log;
  }

  /** Never fails: pages read anew when they connect. */
  async announce(messageIds: readonly string[]): Promise<void> {
    if (messageIds.length === 0) return;
    try {
      const rows = await this.#prisma.smsMessage.findMany({
        where: { id: { in: [...messageIds] } },
        include: { ...withTimeline, conversation: { select: { phoneNumber: true, contact: true } } },
        orderBy: { sequence: 'asc' },
      });
      for (const row of rows) {
        const { phoneNumber, contact } = row.conversation;
        const message = toSmsMessage(row);
        this.#live.publish({ phoneNumber }, 'sms:message', { phoneNumber, contact, message });
      }
    } catch (err) {
      this.#log.warn({ err }, 'live updates about SMS were not sent');
    }
  }

  /** As `announce`, together with what else there is to tell: events come in batches. */
  announceSoon(messageId: string): void {
    if (this.#waiting.size === 0) {
      setImmediate(() => {
        const ids = [...this.#waiting];
        this.#waiting.clear();
        void this.announce(ids);
      });
    }
    this.#waiting.add(messageId);
  }

  /** Labels, notes or the opt-out state of a conversation changed. */
  conversationChanged(phoneNumber: string, conversationId: string): void {
    this.#live.publish({ phoneNumber }, 'sms:conversation', { phoneNumber, conversationId });
  }

  /** One person read a conversation, which only their other pages need to know. */
  conversationRead(userId: string, phoneNumber: string, conversationId: string): void {
    this.#live.publish({ userIds: [userId] }, 'sms:conversation', { phoneNumber, conversationId });
  }
}
