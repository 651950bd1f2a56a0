import { smsLimits } from '@switchboard/acs-contracts';
import { z } from 'zod';
import { created, defineOperation } from '../../../kernel/operation.ts';
import { receiveFromHandset } from '../receive-message.ts';
import { requireHandset, requireRecipient } from '../handset-rights.ts';
import type { SmsPorts } from '../sms-ports.ts';

const inboundMessage = z.strictObject({
  from: z.string().min(1).max(64),
  to: z.string().min(1).max(64),
  message: z.string().min(1).max(smsLimits.messageCharacters),
});

/** Somebody writes on a handset: `SmsReceived` for the application, keywords included. */
export const receiveHandsetMessage = defineOperation({
  id: 'Emulator_ReceiveHandsetMessage',
  route: 'POST /_emulator/sms/inbound',
  auth: ['none'],
  requiresApiVersion: false,
  request: { body: inboundMessage },
  async handle({ ids, phoneNumbers, sms }: Pick<SmsPorts, 'ids' | 'phoneNumbers' | 'sms'>, { body }) {
    await requireHandset(phoneNumbers, body.from, 'from');
    const to = await requireRecipient(phoneNumbers, body.to);
    const { from, message } = body;
    return created(await sms.transact((change) => receiveFromHandset(change, ids, { from, to, message })));
  },
});
