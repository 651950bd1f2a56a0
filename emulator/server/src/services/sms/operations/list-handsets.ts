import { z } from 'zod';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import type { SmsPorts } from '../sms-ports.ts';

const query = z.strictObject({ limit: z.coerce.number().int().min(1).max(1000).default(100) });

/** The numbers of handsets that have got or written a message, those that joined last at the end. */
export const listHandsets = defineOperation({
  id: 'Emulator_ListHandsets',
  route: 'GET /_emulator/sms/handsets',
  auth: ['none'],
  requiresApiVersion: false,
  request: { query },
  handle: async ({ sms }: Pick<SmsPorts, 'sms'>, { query: { limit } }) =>
    ok({ value: await sms.committed.handsetMessages.listHandsets(limit) }),
});
