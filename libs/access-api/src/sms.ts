import { z } from 'zod';
import { phoneNumberText } from './phone-numbers.ts';
import { SMS_RECIPIENTS_LIMIT, SMS_TEXT_LIMIT } from './sms-limits.ts';

/** Text that a database can keep: neither the NUL character nor half of a surrogate pair. */
const isStorable = (text: string) => !text.includes('\0') && text.isWellFormed();
const storable = (shape: z.ZodString) =>
  shape.refine(isStorable, 'The text has characters that cannot be kept (NUL, or half of a surrogate pair).');
const words = (minimum: number, maximum: number) => storable(z.string().trim().min(minimum).max(maximum));

/** Why a message was not sent or not delivered. */
export type SmsFailureCode =
  /** Not taken from the request. */
  | 'sms/recipient-invalid'
  | 'sms/recipient-is-sender'
  | 'sms/recipient-duplicate'
  /** The contact told this number to stop. */
  | 'sms/recipient-opted-out'
  /** Azure Communication Services refused the message, or the number that sends. */
  | 'sms/refused'
  | 'sms/sender-refused'
  /** They could not be reached for minutes: certainly not sent, or perhaps sent. */
  | 'sms/not-accepted'
  | 'sms/outcome-unknown'
  /** What carriers report. */
  | 'sms/blocked-as-fraud'
  | 'sms/number-unknown'
  | 'sms/destination-unsupported'
  | 'sms/blocked-by-carrier'
  | 'sms/unreachable'
  | 'sms/limit-reached'
  | 'sms/no-report'
  | 'sms/not-delivered';

/** A state never goes back: reports may come late and in any order. */
export const smsStatus = z.enum(['queued', 'sent', 'delivered', 'failed', 'received']);
export type SmsStatus = z.infer<typeof smsStatus>;

/** One thing that happened to a message, oldest first in its timeline. */
export const smsTimelineEntry = z.object({
  status: smsStatus,
  at: z.iso.datetime(),
  /** What the carrier said, for example `No error.`; null for the service's own steps. */
  detail: z.string().nullable(),
});
export type SmsTimelineEntry = z.infer<typeof smsTimelineEntry>;

export const smsMessage = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  direction: z.enum(['inbound', 'outbound']),
  text: z.string(),
  status: smsStatus,
  /** Why it was not delivered; texts are chosen by the code, for example `sms/recipient-opted-out`. */
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  segmentCount: z.number().int(),
  sentBy: z.object({ id: z.uuid(), displayName: z.string() }).nullable(),
  /** When it was written here, or received by the resource. */
  createdAt: z.iso.datetime(),
  timeline: z.array(smsTimelineEntry),
});
export type SmsMessage = z.infer<typeof smsMessage>;

/** What was said between a number of ours and a phone. */
export const smsConversation = z.object({
  id: z.uuid(),
  /** Ours. */
  phoneNumber: phoneNumberText,
  /** Theirs; a short code or a name when it is not a phone number. */
  contact: z.string(),
  /** True when the contact told us to stop: nothing can be sent until they, or an agent with their consent, opt in. */
  optedOut: z.boolean(),
  labels: z.array(z.string()),
  lastMessage: smsMessage
    .pick({ id: true, direction: true, text: true, status: true, createdAt: true })
    .nullable(),
  lastActivityAt: z.iso.datetime(),
  /** Inbound messages that the caller has not read, at most 100. */
  unreadCount: z.number().int(),
  /** False when the number was released or cannot send SMS. */
  canSend: z.boolean(),
});
export type SmsConversation = z.infer<typeof smsConversation>;

export const smsLabel = words(1, 40);

/** `GET /api/sms/conversations`, latest activity first; only those of numbers that the caller sees. */
export const smsConversationQuery = z.object({
  phoneNumber: phoneNumberText.optional(),
  label: smsLabel.optional(),
  /** Only those with unread messages. */
  unread: z.stringbool().optional(),
  /** Digits of a contact. */
  search: words(0, 80).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type SmsConversationQuery = z.input<typeof smsConversationQuery>;
export const smsConversationPage = z.object({
  items: z.array(smsConversation),
  nextCursor: z.string().nullable(),
});
export type SmsConversationPage = z.infer<typeof smsConversationPage>;

/** `POST /api/sms/conversations` → 200: opens the conversation of a pair of numbers, a new one when there is none. */
export const openSmsConversationRequest = z.object({
  phoneNumber: phoneNumberText,
  contact: phoneNumberText,
});
export type OpenSmsConversationRequest = z.infer<typeof openSmsConversationRequest>;

/** `PATCH /api/sms/conversations/{conversationId}` → 200 with the conversation. */
export const updateSmsConversationRequest = z.object({ labels: z.array(smsLabel).max(20) });
export type UpdateSmsConversationRequest = z.infer<typeof updateSmsConversationRequest>;

/** `PUT /api/sms/conversations/{conversationId}/read` → 204: read up to and with this message. */
export const readSmsConversationRequest = z.object({ messageId: z.uuid() });

/** `PUT /api/sms/conversations/{conversationId}/opt-out` → 200 with the conversation. */
export const smsOptOutRequest = z.object({ optedOut: z.boolean() });

/** `GET /api/sms/conversations/{conversationId}/messages`, newest first. */
export const smsMessageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const smsMessagePage = z.object({ items: z.array(smsMessage), nextCursor: z.string().nullable() });
export type SmsMessagePage = z.infer<typeof smsMessagePage>;

/** `GET /api/sms/messages?search=`: messages whose text contains the words, newest first. */
export const smsSearchQuery = z.object({
  search: words(2, 80),
  phoneNumber: phoneNumberText.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type SmsSearchQuery = z.input<typeof smsSearchQuery>;
export const smsSearchPage = z.object({
  items: z.array(
    z.object({
      message: smsMessage,
      conversation: smsConversation.pick({ id: true, phoneNumber: true, contact: true }),
    }),
  ),
  nextCursor: z.string().nullable(),
});
export type SmsSearchPage = z.infer<typeof smsSearchPage>;

/**
 * `POST /api/sms/messages` → 200 with a result per recipient, in their order. With the header `idempotency-key` (a UUID)
 * the same request may be made again: nobody gets the message twice.
 */
export const sendSmsRequest = z.object({
  from: phoneNumberText,
  to: z.array(words(1, 40)).min(1).max(SMS_RECIPIENTS_LIMIT),
  text: storable(z.string().min(1).max(SMS_TEXT_LIMIT)),
});
export type SendSmsRequest = z.infer<typeof sendSmsRequest>;

export const smsSendResult = z.object({
  to: z.string(),
  /** Null when nothing was kept, because `to` is not a phone number. */
  message: smsMessage.nullable(),
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type SmsSendResult = z.infer<typeof smsSendResult>;
export const sendSmsAnswer = z.object({ items: z.array(smsSendResult) });

/** `GET /api/sms/unread`: conversations with unread messages, at most 100. */
export const smsUnread = z.object({ conversationCount: z.number().int() });
export type SmsUnread = z.infer<typeof smsUnread>;

/** `GET|POST /api/sms/conversations/{conversationId}/notes`, `DELETE …/notes/{noteId}`: seen by colleagues, never sent. */
export const smsNote = z.object({
  id: z.uuid(),
  text: z.string(),
  author: z.object({ id: z.uuid(), displayName: z.string() }).nullable(),
  createdAt: z.iso.datetime(),
});
export type SmsNote = z.infer<typeof smsNote>;
export const smsNoteList = z.object({ items: z.array(smsNote) });
export const smsNoteRequest = z.object({
  text: words(1, 2000),
});

/** `GET|POST /api/sms/templates`, `PUT|DELETE …/{templateId}`: canned responses. Members use all and edit their own, admins edit all, guests get 403. */
export const smsTemplate = z.object({
  id: z.uuid(),
  name: z.string(),
  text: z.string(),
  mayEdit: z.boolean(),
});
export type SmsTemplate = z.infer<typeof smsTemplate>;
export const smsTemplateList = z.object({ items: z.array(smsTemplate) });
export const smsTemplateRequest = z.object({
  name: words(1, 60),
  text: words(1, SMS_TEXT_LIMIT),
});
export type SmsTemplateRequest = z.infer<typeof smsTemplateRequest>;

/** `GET /api/sms/export.csv`: messages of the numbers that the caller sees, oldest first, as `text/csv` (RFC 4180, UTF-8). */
export const smsExportQuery = z.object({
  phoneNumber: phoneNumberText.optional(),
  conversationId: z.uuid().optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
});
export type SmsExportQuery = z.infer<typeof smsExportQuery>;
