import { z } from 'zod';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { handsetMessageFilter, toHandsetQuery } from '../handset-query.ts';
import type { SmsPorts } from '../sms-ports.ts';

const query = z.strictObject({
  ...handsetMessageFilter,
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});

/** What handsets have got and written, oldest first; when there is more than `limit`, the newest of it. */
export const listHandsetMessages = defineOperation({
  id: 'Emulator_ListHandsetMessages',
  route: 'GET /_emulator/sms/messages',
  auth: ['none'],
  requiresApiVersion: false,
  request: { query },
  async handle(
    { phoneNumbers, sms }: Pick<SmsPorts, 'phoneNumbers' | 'sms'>,
    { query: { limit, ...filter } },
  ) {
    const wanted = await toHandsetQuery(phoneNumbers, filter);
    return ok({ value: await sms.committed.handsetMessages.latest({ ...wanted, limit }) });
  },
});
