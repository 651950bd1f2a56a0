import { z } from 'zod';

/**
 * The wire contract of e-mail.
 *
 * @see Email specification 2025-09-01
 */

/** @see "Service limits": recipients and size of a request. The others have no published limit. */
export const emailLimits = {
  recipientsPerMessage: 50,
  /** Attachments included, in base64 as they are sent. */
  requestBytes: 10 * 1024 * 1024,
  addressCharacters: 320,
  displayNameCharacters: 256,
  subjectCharacters: 998,
  replyToAddresses: 50,
  headersPerMessage: 100,
  headerCharacters: 998,
  attachmentsPerMessage: 100,
  attachmentNameCharacters: 256,
} as const;

/** .NET clients write members that are not set as `null`; both mean the same. */
const optional = <S extends z.ZodType>(schema: S) =>
  schema.nullish().transform((value) => value ?? undefined);

/** What becomes part of a header must not begin another one. */
const oneLine = (limit: number) =>
  z
    .string()
    .max(limit)
    .regex(/^[^\r\n\0]*$/, 'must be one line');

/** Whether it is an address is found out later, since that has an error of its own. */
const emailAddress = z.object({
  address: oneLine(emailLimits.addressCharacters),
  displayName: optional(oneLine(emailLimits.displayNameCharacters)),
});
export type EmailAddress = z.output<typeof emailAddress>;

const recipientList = optional(z.array(emailAddress).max(10 * emailLimits.recipientsPerMessage));

const recipients = z
  .object({ to: recipientList, cc: recipientList, bcc: recipientList })
  .superRefine(({ to = [], cc = [], bcc = [] }, context) => {
    const count = to.length + cc.length + bcc.length;
    if (count >= 1 && count <= emailLimits.recipientsPerMessage) return;
    context.addIssue({
      code: 'custom',
      message: `Between 1 and ${emailLimits.recipientsPerMessage} recipients are allowed, there are ${count}`,
    });
  });

const content = z
  .object({
    subject: oneLine(emailLimits.subjectCharacters),
    plainText: optional(z.string()),
    html: optional(z.string()),
  })
  .refine(({ plainText, html }) => plainText !== undefined || html !== undefined, {
    error: 'needs plainText, html, or both',
  });

/** Names of RFC 5322. */
const headerName = z.string().regex(/^[!-9;-~]{1,76}$/, 'must be the name of a header');

const headers = z
  .record(headerName, oneLine(emailLimits.headerCharacters))
  .refine((record) => Object.keys(record).length <= emailLimits.headersPerMessage, {
    error: `must have ${emailLimits.headersPerMessage} headers at most`,
  });

/** Whether the content is base64 is found out later, since a header of the message may ask to leave out what is not. */
const emailAttachment = z.object({
  name: oneLine(emailLimits.attachmentNameCharacters).min(1),
  contentType: z
    .string()
    .max(256)
    .regex(
      /^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}(?:;[ -~]*)?$/,
      'must be a media type such as text/plain',
    ),
  contentInBase64: z.string(),
  contentId: optional(oneLine(256)),
});
export type EmailAttachment = z.output<typeof emailAttachment>;

export const emailMessage = z.object({
  senderAddress: oneLine(emailLimits.addressCharacters).min(1),
  content,
  recipients,
  headers: optional(headers),
  attachments: optional(z.array(emailAttachment).max(emailLimits.attachmentsPerMessage)),
  replyTo: optional(z.array(emailAddress).max(emailLimits.replyToAddresses)),
  userEngagementTrackingDisabled: optional(z.boolean()),
});
export type EmailMessage = z.output<typeof emailMessage>;

export const emailSendHeaders = z.looseObject({ 'operation-id': z.guid().optional() });
export const emailOperationParams = z.object({ operationId: z.string().min(1).max(128) });

/** @see EmailSendResult */
export interface EmailSendResult {
  readonly id: string;
  readonly status: 'NotStarted' | 'Running' | 'Succeeded' | 'Failed' | 'Canceled';
  readonly error?: { readonly code: string; readonly message: string };
}
