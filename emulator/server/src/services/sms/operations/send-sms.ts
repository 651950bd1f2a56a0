import { sendMessageRequest, smsLimits } from '@switchboard/acs-contracts';
import { z } from 'zod';
import { defineOperation } from '../../../kernel/operation.ts';
import { sendToRecipients } from '../send-to-recipients.ts';
import { requireSender } from '../sender-rights.ts';
import type { SmsPorts } from '../sms-ports.ts';
import { requireBody } from '../validate.ts';

type Ports = Pick<SmsPorts, 'carrier' | 'ids' | 'phoneNumbers' | 'sms'>;

/** @see Azure REST spec: Sms_Send */
export const sendSms = defineOperation({
  id: 'Sms_Send',
  route: 'POST /sms',
  auth: ['accessKey', 'entra'],
  request: { body: z.unknown() },
  async handle(ports: Ports, request) {
    const { body, apiVersion } = requireBody(sendMessageRequest, request);
    const { from, message, smsRecipients, smsSendOptions: options } = body;
    // A partner's number belongs to the partner, who checks by its own parameters whether it may be used.
    const sender = options?.messagingConnect
      ? ({ kind: 'partner', id: from } as const)
      : await requireSender(ports.phoneNumbers, { from, apiVersion, requestId: request.requestId });
    const timeoutSeconds = options?.deliveryReportTimeoutInSeconds ?? smsLimits.maximumReportTimeoutSeconds;
    const draft = {
      sender,
      message,
      enableDeliveryReport: options?.enableDeliveryReport ?? false,
      tag: options?.tag,
      reportTimeoutMs: timeoutSeconds * 1000,
    };
    return { status: 202, body: { value: await sendToRecipients(ports, draft, smsRecipients) } };
  },
});
