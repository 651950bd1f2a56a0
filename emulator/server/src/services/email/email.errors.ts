import { AcsError, badRequest } from '../../kernel/acs-error.ts';

/** @see azure-sdk-for-net issue 56805 */
export const invalidEmailAddress = (address: string, target: string) =>
  new AcsError(
    400,
    'InvalidEmailAddress',
    `Invalid format for email address "${address}". Use one such as alice@example.com.`,
    { target },
  );

export const invalidSenderAddress = (address: string) =>
  badRequest(
    `Request body validation error. See property 'senderAddress': "${address}" is not an address. Use one such as DoNotReply@contoso.com, without a display name.`,
    { target: 'senderAddress' },
  );

/** The status, code and beginning are those of the service. */
export const domainNotLinked = (domain: string, linked: readonly string[]) =>
  new AcsError(
    404,
    'DomainNotLinked',
    `The specified sender domain has not been linked: "${domain}". The resource has ${linked.slice(0, 20).join(', ')}. Seed others with emailDomains.`,
    { target: 'senderAddress' },
  );

/** The code is that of the service. */
export const invalidSenderUserName = (name: string, domain: string, names: readonly string[]) =>
  new AcsError(
    400,
    'InvalidSenderUserName',
    `Invalid email sender username "${name}". The domain ${domain} has ${names.slice(0, 20).join(', ')}. Seed others as senders of the domain.`,
    { target: 'senderAddress' },
  );

export const operationIdUsed = (id: string) =>
  new AcsError(
    409,
    'Conflict',
    `The Operation-Id "${id}" was used for another e-mail. Repeat the same request, or use a new id.`,
  );

export const invalidAttachment = (name: string, index: number) =>
  badRequest(
    `The content of the attachment "${name}" is not base64. Correct it, or leave invalid attachments out with the header x-ms-acsemail-suppress-invalid-attachment: true.`,
    { target: `attachments.${index}.contentInBase64` },
  );

export const duplicateContentId = (contentId: string, index: number) =>
  badRequest(
    `The content id "${contentId}" is given to two attachments. Use another, or take it on yourself with the header x-ms-acsemail-ignore-duplicate-content-id: true.`,
    { target: `attachments.${index}.contentId` },
  );

export const invalidMessageId = (messageId: string) =>
  badRequest(`"${messageId}" is not a Message-ID. Use one such as <guid@contoso.com>.`, {
    target: 'headers.Message-ID',
  });

/** How an operation fails. @see the example of Email_GetSendResult */
export const emailDropped = () =>
  new AcsError(400, 'EmailDropped', 'Email was dropped after several attempts to deliver.');

/** @see azure-sdk-for-js issues 25353 and 27148 */
export const allRecipientsSuppressed = () =>
  new AcsError(
    400,
    'EmailDroppedAllRecipientsSuppressed',
    'Message dropped because all recipients were suppressed. Each of them has a delivery report.',
  );
