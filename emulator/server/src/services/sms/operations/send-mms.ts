import { mmsSendMessageRequest, smsLimits } from '@switchboard/acs-contracts';
import { z } from 'zod';
import { defineOperation } from '../../../kernel/operation.ts';
import { sendToRecipients } from '../send-to-recipients.ts';
import { requireSender } from '../sender-rights.ts';
import type { SmsPorts } from '../sms-ports.ts';
import { requireBody } from '../validate.ts';

type Ports = Pick<SmsPorts, 'carrier' | 'ids' | 'phoneNumbers' | 'sms'>;

/** Attachments arrive on the handset as they were sent. @see Azure REST spec: Mms_Send, 2024-01-14-preview */
export const sendMms = defineOperation({
  id: 'Mms_Send',
  route: 'POST /mms',
  auth: ['accessKey', 'entra'],
  request: { body: z.unknown() },
  async handle(ports: Ports, request) {
    const { body, apiVersion } = requireBody(mmsSendMessageRequest, request);
    const { from, message = '', recipients, attachments, sendOptions } = body;
    const sender = await requireSender(ports.phoneNumbers, {
      from,
      apiVersion,
      requestId: request.requestId,
    });
    const draft = {
      sender,
      message,
      attachments,
      enableDeliveryReport: sendOptions?.enableDeliveryReport ?? false,
      tag: sendOptions?.tag,
      reportTimeoutMs: smsLimits.maximumReportTimeoutSeconds * 1000,
    };
    return { status: 202, body: { value: await sendToRecipients(ports, draft, recipients) } };
  },
});
