import type { SmsConversation, SmsStatus } from '@switchboard/access-api';
import { phoneNumberOf } from './sms-number.ts';

/** A conversation as its list reads it, with what one person has not read. */
export interface SmsConversationRow {
  readonly id: string;
  readonly phoneNumber: string;
  readonly contact: string;
  readonly optedOutAt: Date | null;
  readonly labels: string[];
  readonly lastActivityAt: Date;
  readonly messageId: string | null;
  readonly direction: string | null;
  readonly text: string | null;
  readonly status: string | null;
  readonly createdAt: Date | null;
  readonly unreadCount: number;
}

/** @param senders the numbers that can send */
export function toSmsConversation(row: SmsConversationRow, senders: ReadonlySet<string>): SmsConversation {
  return {
    id: row.id,
    phoneNumber: row.phoneNumber,
    contact: row.contact,
    optedOut: row.optedOutAt !== null,
    labels: row.labels,
    lastMessage:
      row.messageId === null
        ? null
        : {
            id: row.messageId,
            direction: row.direction as 'inbound' | 'outbound',
            text: row.text!,
            status: row.status as SmsStatus,
            createdAt: row.createdAt!.toISOString(),
          },
    lastActivityAt: row.lastActivityAt.toISOString(),
    unreadCount: row.unreadCount,
    canSend: senders.has(row.phoneNumber) && phoneNumberOf(row.contact) !== undefined,
  };
}
