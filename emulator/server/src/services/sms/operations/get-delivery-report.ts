import { z } from 'zod';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { reportNotFound } from '../sms.errors.ts';
import type { SmsPorts } from '../sms-ports.ts';

/** Also of messages that were sent without asking for a report. @see Azure REST spec: DeliveryReports_Get */
export const getDeliveryReport = defineOperation({
  id: 'DeliveryReports_Get',
  route: 'GET /deliveryReports/{outgoingMessageId}',
  auth: ['accessKey', 'entra'],
  request: { params: z.object({ outgoingMessageId: z.string().min(1).max(512) }) },
  async handle({ sms }: Pick<SmsPorts, 'sms'>, { params, requestId }) {
    const report = await sms.committed.outgoing.findReport(params.outgoingMessageId);
    if (!report) throw reportNotFound(params.outgoingMessageId, requestId);
    return ok(report);
  },
});
