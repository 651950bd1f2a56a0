import type { AttachmentInfo, OutgoingEmail, Recipient } from '../email.ts';
import { encodeMailbox, encodeParameter, encodeText, headerLine } from './mime-header.ts';
import { toQuotedPrintable } from './quoted-printable.ts';

const lineEnd = '\r\n';

/** Headers that are made from the rest of the e-mail. */
const ownHeaders = /^(from|to|cc|bcc|reply-to|subject|date|message-id|mime-version|content-.*)$/i;

/** A part of a message: its headers, an empty line, its body. */
type Part = string;

/** What is sent of an e-mail. Blind copies are left out, as on the way. */
type Sent = Omit<OutgoingEmail, 'html'> & { readonly html: string | undefined };

/**
 * The message as mail servers exchange it.
 *
 * @param contents of the attachments, in base64
 * @see RFC 5322 for headers, RFC 2045 to 2047 and 2387 for parts
 */
export function composeMime(email: Sent, contents: readonly string[]): Uint8Array {
  const { from, replyTo, subject, sentOn, internetMessageId, headers } = email;
  const head = [
    headerLine('From', encodeMailbox(from)),
    ...recipientHeaders(email.recipients),
    ...(replyTo.length > 0 ? [headerLine('Reply-To', replyTo.map(encodeMailbox).join(', '))] : []),
    headerLine('Subject', encodeText(subject)),
    headerLine('Date', new Date(sentOn).toUTCString().replace('GMT', '+0000')),
    headerLine('Message-ID', internetMessageId),
    headerLine('MIME-Version', '1.0'),
    ...Object.entries(headers)
      .filter(([name]) => !ownHeaders.test(name))
      .map(([name, value]) => headerLine(name, encodeText(value))),
  ];
  return new Uint8Array(Buffer.from(head.join('') + composeBody(email, contents)));
}

function recipientHeaders(recipients: readonly Recipient[]): string[] {
  return (['to', 'cc'] as const).flatMap((kind) => {
    const named = recipients.filter((recipient) => recipient.kind === kind);
    const name = kind === 'to' ? 'To' : 'Cc';
    return named.length === 0 ? [] : [headerLine(name, named.map(encodeMailbox).join(', '))];
  });
}

function composeBody({ id, text, html, attachments }: Sent, contents: readonly string[]): Part {
  let boundaries = 0;
  /** No encoding writes `=_`, so no part can contain a boundary. */
  const name = id.replace(/[^\w-]/g, '').slice(0, 40);
  const join = (subtype: string, parts: readonly Part[]): Part => {
    if (parts.length === 1) return parts[0]!;
    const boundary = `=_${name}_${++boundaries}`;
    const body = parts.map((part) => `--${boundary}${lineEnd}${part}${lineEnd}`).join('');
    const type = headerLine('Content-Type', `multipart/${subtype}; boundary="${boundary}"`);
    return `${type}${lineEnd}${body}--${boundary}--${lineEnd}`;
  };
  const withContent = attachments.map((info, index) => ({ info, content: contents[index] ?? '' }));
  const isInline = ({ info }: (typeof withContent)[number]) =>
    html !== undefined && info.contentId !== undefined;
  const inline = withContent.filter(isInline).map(attachmentPart);
  const others = withContent.filter((each) => !isInline(each)).map(attachmentPart);
  const alternatives = [
    ...(text !== undefined ? [textPart('plain', text)] : []),
    ...(html !== undefined ? [join('related', [textPart('html', html), ...inline])] : []),
  ];
  return join('mixed', [join('alternative', alternatives), ...others]);
}

const textPart = (subtype: 'plain' | 'html', text: string): Part =>
  [
    headerLine('Content-Type', `text/${subtype}; charset=utf-8`),
    headerLine('Content-Transfer-Encoding', 'quoted-printable'),
    lineEnd,
    toQuotedPrintable(text),
  ].join('');

function attachmentPart({ info, content }: { info: AttachmentInfo; content: string }): Part {
  const { name, contentType, contentId } = info;
  const disposition = contentId === undefined ? 'attachment' : 'inline';
  return [
    headerLine('Content-Type', `${contentType}; ${encodeParameter('name', name)}`),
    headerLine('Content-Disposition', `${disposition}; ${encodeParameter('filename', name)}`),
    ...(contentId === undefined ? [] : [headerLine('Content-ID', `<${encodeText(contentId)}>`)]),
    headerLine('Content-Transfer-Encoding', 'base64'),
    lineEnd,
    content.replace(/.{76}(?=.)/g, `$&${lineEnd}`),
  ].join('');
}
