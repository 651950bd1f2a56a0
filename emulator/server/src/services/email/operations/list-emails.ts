import { z } from 'zod';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import type { EmailPorts } from '../email-ports.ts';
import { emailFilter, toEmailQuery } from '../email-query.ts';
import { summarise } from '../email-view.ts';

const query = z.strictObject({
  ...emailFilter,
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});

/** The e-mails of the mailbox, oldest first; when there are more than `limit`, the newest of them. */
export const listEmails = defineOperation({
  id: 'Emulator_ListEmails',
  route: 'GET /_emulator/emails',
  auth: ['none'],
  requiresApiVersion: false,
  request: { query },
  async handle({ emails }: Pick<EmailPorts, 'emails'>, { query: { limit, ...filter } }) {
    const found = await emails.committed.emails.latest({ ...toEmailQuery(filter), limit });
    return ok({ value: found.map(summarise) });
  },
});
