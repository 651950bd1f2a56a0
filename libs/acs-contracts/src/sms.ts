import { z } from 'zod';

/**
 * The wire contract of SMS.
 *
 * @see Sms specification 2021-03-07 and 2026-01-23, and 2024-01-14-preview for MMS
 */

/** @see The constraints of the specifications; the length of a tag has no published limit. */
export const smsLimits = {
  recipientsPerRequest: 100,
  messageCharacters: 2048,
  tagCharacters: 1024,
  minimumReportTimeoutSeconds: 60,
  maximumReportTimeoutSeconds: 43_200,
  attachmentsPerMessage: 10,
  mmsMessageCharacters: 1000,
} as const;

/** .NET clients write members that are not set as `null`; both mean the same. */
const optional = <S extends z.ZodType>(schema: S) =>
  schema.nullish().transform((value) => value ?? undefined);

/** Whether it is a number is found out for each recipient, so here anything short will do. */
const recipientNumber = z.string().max(256);

const repeatability = {
  repeatabilityRequestId: optional(z.string().max(256)),
  repeatabilityFirstSent: optional(z.string().max(256)),
};

const recipients = <S extends z.ZodType>(recipient: S) =>
  z
    .array(recipient)
    .min(1, `Between 1 and ${smsLimits.recipientsPerRequest} recipients are needed, there is none`)
    .max(smsLimits.recipientsPerRequest, {
      error: ({ input }) =>
        `Between 1 and ${smsLimits.recipientsPerRequest} recipients are allowed, there are ${(input as unknown[]).length}`,
    });

const text = (limit: number) =>
  z.string().max(limit, {
    error: ({ input }) => `The message has ${(input as string).length} characters, but may have ${limit}`,
  });

const sender = z.string().min(1).max(64);
const tag = optional(z.string().max(smsLimits.tagCharacters));

export const sendMessageRequest = z.object({
  from: sender,
  smsRecipients: recipients(z.object({ to: recipientNumber, ...repeatability })),
  message: text(smsLimits.messageCharacters),
  smsSendOptions: optional(
    z.object({
      enableDeliveryReport: z.boolean(),
      tag,
      deliveryReportTimeoutInSeconds: optional(
        z.int().min(smsLimits.minimumReportTimeoutSeconds).max(smsLimits.maximumReportTimeoutSeconds),
      ),
      /** Previews before 2026-01-23 have `apiKey` in the place of `partnerParams`. */
      messagingConnect: optional(z.looseObject({ partner: z.string().min(1).max(256) })),
    }),
  ),
});
export type SendMessageRequest = z.infer<typeof sendMessageRequest>;
export type SmsRecipient = SendMessageRequest['smsRecipients'][number];

/** @see Mms_Send, 2024-01-14-preview */
export const mmsContentTypes = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/bmp',
  'audio/wav',
  'audio/x-wav',
  'audio/ac3',
  'audio/amr',
  'video/mp4',
  'video/x-msvideo',
  'text/plain',
] as const;

const mmsAttachment = z.object({
  contentType: z.enum(mmsContentTypes),
  contentInBase64: z.base64().min(1),
});
export type MmsAttachment = z.infer<typeof mmsAttachment>;

export const mmsSendMessageRequest = z.object({
  from: sender,
  recipients: recipients(z.object({ to: recipientNumber, ...repeatability })),
  message: optional(text(smsLimits.mmsMessageCharacters)),
  attachments: z.array(mmsAttachment).min(1).max(smsLimits.attachmentsPerMessage),
  sendOptions: optional(z.object({ enableDeliveryReport: z.boolean(), tag })),
});

/** @see SmsSendResponseItem */
export interface SmsSendResponseItem {
  readonly to: string;
  readonly messageId?: string;
  readonly httpStatusCode: number;
  readonly repeatabilityResult?: 'accepted' | 'rejected';
  readonly errorMessage?: string;
  readonly successful: boolean;
}

export const optOutRequest = z.object({
  from: sender,
  recipients: recipients(z.object({ to: recipientNumber.min(1) })),
});
export type OptOutRequest = z.infer<typeof optOutRequest>;

/** @see OptOutResponseItem */
export interface OptOutResponseItem {
  readonly to: string;
  readonly httpStatusCode: number;
  readonly isOptedOut?: boolean;
  readonly errorMessage?: string;
}

/** @see DeliveryReport, 2026-01-23 */
export interface SmsDeliveryReport {
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly deliveryStatus: 'Delivered' | 'Failed';
  readonly deliveryStatusDetails: string;
  readonly deliveryAttempts: readonly {
    readonly timestamp: string;
    readonly segmentsSucceeded: number;
    readonly segmentsFailed: number;
  }[];
  readonly receivedTimestamp: string;
  readonly tag?: string;
  readonly messagingConnectPartnerMessageId?: string;
}
