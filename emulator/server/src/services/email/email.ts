import type { EmailDeliveryStatus } from '@switchboard/acs-contracts';

export interface Mailbox {
  readonly address: string;
  readonly displayName?: string;
}

/** What became of an e-mail for one recipient. */
export interface RecipientReport {
  readonly status: EmailDeliveryStatus;
  readonly statusMessage: string;
  /** ISO 8601. */
  readonly time: string;
}

export interface Recipient extends Mailbox {
  readonly kind: 'to' | 'cc' | 'bcc';
  /** Names this recipient's copy in tracking addresses; absent when nothing is tracked. */
  readonly trackingId?: string;
  /** Absent while the outcome is open. */
  readonly report?: RecipientReport;
}

/** What an attachment is; its content is stored beside the e-mail. */
export interface AttachmentInfo {
  readonly name: string;
  readonly contentType: string;
  /** Of an inline attachment, which HTML shows as `cid:…`. */
  readonly contentId?: string;
  readonly sizeInBytes: number;
}

/** An e-mail that the service has taken. */
export interface OutgoingEmail {
  /** The id of its send operation. */
  readonly id: string;
  /** The header `Message-ID`, with its angle brackets. */
  readonly internetMessageId: string;
  /** When it was taken, ISO 8601. */
  readonly sentOn: string;
  readonly from: Mailbox;
  /** Each address once. */
  readonly recipients: readonly Recipient[];
  readonly replyTo: readonly Mailbox[];
  readonly subject: string;
  /** At least one of text and HTML is there. */
  readonly text?: string;
  readonly html?: string;
  /** As the application gave them, without those that are instructions to the service. */
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments: readonly AttachmentInfo[];
}

/** An e-mail that has had its outcome for at least one recipient, as the mailbox shows it. */
export interface CapturedEmail extends OutgoingEmail {
  /** Of the first outcome, ISO 8601. */
  readonly time: string;
}

/** With its place in the order of all e-mails, which grows and is never used twice. */
export interface NumberedEmail extends CapturedEmail {
  readonly sequence: number;
}

/** An outcome that has been decided and whose time has not come. */
export interface PendingDelivery {
  readonly emailId: string;
  readonly recipient: string;
  readonly sender: string;
  readonly internetMessageId: string;
  /** ISO 8601. */
  readonly dueOn: string;
}
