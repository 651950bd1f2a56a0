import { z } from 'zod';
import { communicationIdentifierModel } from './identifiers.ts';

/**
 * The wire contract of chat.
 *
 * @see Chat specification 2025-03-15, and 2024-06-05-preview for images and attachments
 */

/** @see "Chat" in the service limits of Azure Communication Services; topic and names have no published limit. */
export const chatLimits = {
  participantsPerThread: 250,
  participantsPerRequest: 200,
  /** Above this many participants, read receipts and typing notifications are accepted and dropped. */
  participantsWithReceipts: 20,
  messageBytes: 28 * 1024,
  /** All names and values of the metadata of a thread or a participant. */
  metadataBytes: 1024,
  topicCharacters: 1024,
  displayNameCharacters: 256,
  attachmentsPerMessage: 10,
  imageBytes: 4 * 1024 * 1024,
  itemsPerPage: 200,
  defaultItemsPerPage: 100,
  minimumRetentionDays: 30,
  maximumRetentionDays: 90,
} as const;

/** .NET clients write members that are not set as `null`; both mean the same. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutNulls(member)]));
}
const body = <S extends z.ZodType>(schema: S) => z.preprocess(withoutNulls, schema);

/** Length of `text` in UTF-8, which is how the service measures content. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit < 0xdc00 && text.charCodeAt(index + 1) >> 10 === 0x37) {
      bytes += 4;
      index++;
    } else bytes += 3;
  }
  return bytes;
}

export const chatMetadata = z.record(z.string(), z.string());
export type ChatMetadata = z.infer<typeof chatMetadata>;

/** Bytes of all names and values of `metadata`. */
export function metadataLength(metadata: Readonly<Record<string, string | null>>): number {
  return Object.entries(metadata).reduce(
    (sum, [name, value]) => sum + utf8Length(name) + utf8Length(value ?? ''),
    0,
  );
}

const metadataUpTo = (limit: number) =>
  chatMetadata.refine((metadata) => metadataLength(metadata) <= limit, {
    error: ({ input }) =>
      `Metadata of ${metadataLength(input as ChatMetadata)} bytes is too long: all names and values together may have ${limit}`,
  });
const contextMetadata = metadataUpTo(chatLimits.metadataBytes);
const messageMetadata = metadataUpTo(chatLimits.messageBytes);

const timestamp = z.iso
  .datetime({
    offset: true,
    error: ({ input }) =>
      `${JSON.stringify(input)} is not a time of RFC 3339 with a zone, such as 2026-01-31T12:00:00Z`,
  })
  .transform((text) => new Date(text).toISOString());

const topic = z
  .string()
  .max(chatLimits.topicCharacters)
  .refine((text) => text.trim() !== '', 'The topic is empty; a thread needs one');
const displayName = z.string().max(chatLimits.displayNameCharacters);
const content = z
  .string()
  .refine((text) => text.trim() !== '', 'The content is empty; a message needs some')
  .refine((text) => utf8Length(text) <= chatLimits.messageBytes, {
    error: ({ input }) =>
      `Content of ${utf8Length(input as string)} bytes is too long: a message may have ${chatLimits.messageBytes} bytes of UTF-8`,
  });

const retentionDays = z
  .int()
  .refine((days) => days >= chatLimits.minimumRetentionDays && days <= chatLimits.maximumRetentionDays, {
    error: ({ input }) =>
      `deleteThreadAfterDays is ${String(input)}, but must be from ${chatLimits.minimumRetentionDays} to ${chatLimits.maximumRetentionDays}`,
  });
export const chatRetentionPolicy = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('threadCreationDate'), deleteThreadAfterDays: retentionDays }),
]);
export type ChatRetentionPolicy = z.infer<typeof chatRetentionPolicy>;

export const chatParticipant = z.object({
  communicationIdentifier: communicationIdentifierModel,
  displayName: displayName.optional(),
  shareHistoryTime: timestamp.optional(),
  metadata: contextMetadata.optional(),
});
export type ChatParticipant = z.infer<typeof chatParticipant>;
const participants = z.array(chatParticipant).max(chatLimits.participantsPerRequest, {
  error: ({ input }) =>
    `${(input as unknown[]).length} participants are too many: one request may carry ${chatLimits.participantsPerRequest}; add the others with further requests`,
});

export const createChatThreadRequest = body(
  z.object({
    topic,
    participants: participants.optional(),
    metadata: contextMetadata.optional(),
    retentionPolicy: chatRetentionPolicy.optional(),
  }),
);
export type CreateChatThreadRequest = z.infer<typeof createChatThreadRequest>;

/** In a merge patch `null` removes a member, so metadata keeps its nulls. @see RFC 7396 */
const metadataPatch = z.record(z.string(), z.string().nullable());
export type ChatMetadataPatch = z.infer<typeof metadataPatch>;

export const updateChatThreadRequest = z.object({
  topic: topic.nullish(),
  metadata: metadataPatch.nullish(),
  retentionPolicy: chatRetentionPolicy.nullish(),
});

export const addChatParticipantsRequest = body(z.object({ participants }));
export const removeChatParticipantRequest = body(communicationIdentifierModel);

export const chatAttachment = z.object({
  id: z.string().min(1).max(256),
  attachmentType: z.enum(['image', 'file']),
  name: z.string().max(256).optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2048)
    .optional(),
  previewUrl: z
    .url({ protocol: /^https?$/ })
    .max(2048)
    .optional(),
});
export type ChatAttachment = z.infer<typeof chatAttachment>;
const attachments = z.array(chatAttachment).max(chatLimits.attachmentsPerMessage);

export const sendChatMessageRequest = body(
  z.object({
    content,
    senderDisplayName: displayName.optional(),
    type: z
      .enum(['text', 'html'], {
        error: ({ input }) =>
          `${JSON.stringify(input)} messages cannot be sent; the type is "text" or "html"`,
      })
      .default('text'),
    metadata: messageMetadata.optional(),
    attachments: attachments.optional(),
  }),
);

export const updateChatMessageRequest = z.object({
  content: content.nullish(),
  metadata: metadataPatch.nullish(),
  attachments: attachments.nullish(),
});

export const sendReadReceiptRequest = z.object({ chatMessageId: z.string().min(1).max(64) });
export const sendTypingNotificationRequest = body(
  z.object({ senderDisplayName: displayName.optional() }).optional(),
);

const numberError = (name: string, minimum: number) => (issue: { input?: unknown }) =>
  `${name} is ${JSON.stringify(issue.input)}, but must be a whole number from ${minimum}`;
const queryNumber = (name: string, minimum: number) =>
  z
    .custom<string>(
      (value) => typeof value === 'string' && /^\d{1,9}$/.test(value) && Number(value) >= minimum,
      {
        error: numberError(name, minimum),
      },
    )
    .transform(Number);
const maxPageSize = queryNumber('maxPageSize', 1)
  .transform((size) => Math.min(size, chatLimits.itemsPerPage))
  .optional();
/** Our own part of a next link. */
const syncState = z.string().max(512).optional();

/** Query of the lists that are continued by an opaque state. */
export const chatHistoryQuery = z.object({ maxPageSize, startTime: timestamp.optional(), syncState });
/** Query of the lists that are continued by position. */
export const chatRosterQuery = z.object({ maxPageSize, skip: queryNumber('skip', 0).optional() });
