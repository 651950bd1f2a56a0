import type { EmailDeliveryStatus } from '@switchboard/acs-contracts';
import { badRequest } from '../../kernel/acs-error.ts';
import type { AttachmentInfo, Mailbox, NumberedEmail, OutgoingEmail, Recipient } from './email.ts';
import { sameAddress } from './email-address.ts';

export interface RecipientView extends Mailbox {
  readonly kind: Recipient['kind'];
  /** Absent, like what follows, while the outcome is open. */
  readonly status?: EmailDeliveryStatus;
  readonly statusMessage?: string;
  /** ISO 8601. */
  readonly time?: string;
}

/** An e-mail as lists show it. */
export interface EmailSummary {
  readonly sequence: number;
  /** The id of its send operation. */
  readonly id: string;
  readonly from: Mailbox;
  readonly recipients: readonly RecipientView[];
  readonly subject: string;
  /** The beginning of the text. */
  readonly preview: string;
  readonly attachments: readonly AttachmentInfo[];
  readonly sentOn: string;
  readonly time: string;
}

export interface EmailView extends EmailSummary {
  readonly internetMessageId: string;
  readonly replyTo: readonly Mailbox[];
  readonly text?: string;
  /** As the recipient who was asked for gets it, the first one otherwise. */
  readonly html?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether it tells of being opened and clicked. */
  readonly tracked: boolean;
}

const previewCharacters = 200;

function previewOf({ text, html = '' }: NumberedEmail): string {
  const source =
    text ?? html.slice(0, 20_000).replace(/<(style|script|title)\b[^]*?<\/\1\s*>|<[^>]*>/gi, ' ');
  const words = source
    .slice(0, 10 * previewCharacters)
    .replaceAll('&nbsp;', ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words.slice(0, previewCharacters).toWellFormed();
}

const viewRecipient = ({ address, displayName, kind, report }: Recipient): RecipientView => ({
  address,
  ...(displayName !== undefined && { displayName }),
  kind,
  ...report,
});

export function summarise(email: NumberedEmail): EmailSummary {
  const { sequence, id, from, recipients, subject, attachments, sentOn, time } = email;
  return {
    sequence,
    id,
    from,
    recipients: recipients.map(viewRecipient),
    subject,
    preview: previewOf(email),
    attachments,
    sentOn,
    time,
  };
}

/** @throws AcsError 400 when the e-mail has no such recipient. */
export async function viewEmail(
  email: NumberedEmail,
  origin: string,
  recipient?: string,
): Promise<EmailView> {
  const { internetMessageId, replyTo, text, headers, recipients } = email;
  const html = await htmlFor(email, origin, recipient);
  return {
    ...summarise(email),
    internetMessageId,
    replyTo,
    ...(text !== undefined && { text }),
    ...(html !== undefined && { html }),
    headers,
    tracked: recipients.some(({ trackingId }) => trackingId !== undefined),
  };
}

/** The HTML in the copy of this recipient, or of the first one. @throws AcsError 400 when there is no such recipient. */
export async function htmlFor(
  email: OutgoingEmail,
  origin: string,
  address?: string,
): Promise<string | undefined> {
  const { html, recipients } = email;
  const recipient =
    address === undefined ? recipients[0] : recipients.find((each) => sameAddress(each.address, address));
  if (!recipient) throw badRequest(`The e-mail did not go to "${address}".`, { target: 'recipient' });
  if (html === undefined || recipient.trackingId === undefined) return html;
  // Loaded with the first tracked e-mail, not with the emulator.
  const { trackHtml } = await import('./tracking/track-html.ts');
  return trackHtml(html, `${origin}/emailTracking/${recipient.trackingId}`);
}
