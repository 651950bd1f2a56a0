import type { EmailAddress, EmailAttachment, EmailMessage } from '@switchboard/acs-contracts';
import type { IdGenerator } from '../../kernel/ports/id-generator.ts';
import type { Mailbox, OutgoingEmail, Recipient } from './email.ts';
import { isEmailAddress, splitAddress } from './email-address.ts';
import { invalidEmailAddress, invalidMessageId } from './email.errors.ts';
import { sizeOfBase64 } from './read-attachments.ts';
import type { Sender } from './sender-rights.ts';

interface Draft {
  readonly id: string;
  readonly now: Date;
  readonly sender: Sender;
  readonly message: EmailMessage;
  readonly attachments: readonly EmailAttachment[];
}

/** @throws AcsError 400 for what is no address of a recipient. */
export function composeEmail(ids: IdGenerator, draft: Draft): OutgoingEmail {
  const { id, now, sender, message, attachments } = draft;
  const { content, headers = {}, replyTo = [] } = message;
  const tracked =
    sender.userEngagementTracking && message.userEngagementTrackingDisabled !== true && Boolean(content.html);
  const { userEngagementTracking: _, ...from } = sender;
  return {
    id,
    internetMessageId: readMessageId(headers) ?? `<${ids.uuid()}@${splitAddress(from.address).domain}>`,
    sentOn: now.toISOString(),
    from,
    recipients: readRecipients(message).map((recipient) => ({
      ...recipient,
      ...(tracked && { trackingId: ids.urlSafe(22) }),
    })),
    replyTo: replyTo.map((mailbox, index) => toMailbox(mailbox, `replyTo.${index}.address`)),
    subject: content.subject,
    ...(content.plainText !== undefined && { text: content.plainText }),
    ...(content.html !== undefined && { html: content.html }),
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !isInstruction(name))),
    attachments: attachments.map(({ name, contentType, contentId, contentInBase64 }) => ({
      name,
      contentType,
      ...(contentId !== undefined && { contentId }),
      sizeInBytes: sizeOfBase64(contentInBase64),
    })),
  };
}

/** An address that is named twice gets the e-mail once. */
function readRecipients({ recipients }: EmailMessage): Recipient[] {
  const found = new Map<string, Recipient>();
  for (const kind of ['to', 'cc', 'bcc'] as const)
    for (const [index, mailbox] of (recipients[kind] ?? []).entries()) {
      const recipient = { ...toMailbox(mailbox, `recipients.${kind}.${index}.address`), kind };
      const key = recipient.address.toLowerCase();
      if (!found.has(key)) found.set(key, recipient);
    }
  return [...found.values()];
}

function toMailbox({ address, displayName }: EmailAddress, target: string): Mailbox {
  if (!isEmailAddress(address)) throw invalidEmailAddress(address, target);
  return { address, ...(displayName ? { displayName } : {}) };
}

/** Headers that tell the service what to do. @see "Adding Reserved Custom headers" */
const isInstruction = (name: string) => /^x-ms-acsemail-/i.test(name);

/** One that is malformed is replaced, unless the application wants to know. */
function readMessageId(headers: Readonly<Record<string, string>>): string | undefined {
  const valueOf = (wanted: string) =>
    Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1];
  const messageId = valueOf('message-id')?.trim();
  if (messageId === undefined || /^<[!-;=?A-~]+@[!-;=?A-~]+>$/.test(messageId)) return messageId;
  if (/^true$/i.test(valueOf('x-ms-acsemail-validate-message-id') ?? '')) throw invalidMessageId(messageId);
  return undefined;
}
