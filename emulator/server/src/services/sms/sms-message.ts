import type { MmsAttachment, Segmentation } from '@switchboard/acs-contracts';
import type { DeliveryCode } from './delivery-status.ts';

/** A message that the service has taken and whose outcome is still open. */
export interface OutgoingMessage extends Segmentation {
  /** For example `Outgoing_20260131120000<guid>`. */
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly message: string;
  readonly attachments?: readonly MmsAttachment[];
  readonly enableDeliveryReport: boolean;
  readonly tag?: string;
  readonly messagingConnectPartnerMessageId?: string;
  /** When its outcome shows, and which one, unless the recipient opts out before. */
  readonly dueOn: string;
  readonly code: DeliveryCode;
}

/** A message that a handset shows: one that arrived there or was written there. */
export interface HandsetMessage extends Segmentation {
  readonly messageId: string;
  readonly direction: 'toHandset' | 'fromHandset';
  readonly handset: string;
  readonly from: string;
  readonly to: string;
  readonly message: string;
  readonly attachments?: readonly MmsAttachment[];
  /** ISO 8601. */
  readonly time: string;
}

/** With its place in the order of all messages on handsets, which grows and is never used twice. */
export interface NumberedHandsetMessage extends HandsetMessage {
  readonly sequence: number;
}

/** @see the examples of Sms_Send */
export function newMessageId(prefix: 'Outgoing' | 'Incoming', now: Date, uuid: string): string {
  return `${prefix}_${now.toISOString().replaceAll(/\D/g, '').slice(0, 14)}${uuid}`;
}
