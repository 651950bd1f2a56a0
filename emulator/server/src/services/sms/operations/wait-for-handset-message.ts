import { z } from 'zod';
import { badRequest } from '../../../kernel/acs-error.ts';
import { defineOperation, noContent, ok } from '../../../kernel/operation.ts';
import { readTimeout } from '../../../kernel/query-values.ts';
import { handsetMessageFilter, toHandsetQuery } from '../handset-query.ts';
import type { SmsPorts } from '../sms-ports.ts';

const query = z.strictObject({
  ...handsetMessageFilter,
  match: z.string().min(1).max(200).optional(),
  timeout: z.string().max(32).default('30'),
});

/**
 * The first message that fits and has a higher sequence than `since`, which is any since the start or the latest reset
 * when left out; waits while there is none. So a test that waits after it acted misses nothing, and one that expects
 * several messages passes the sequence of the one before. 204 when the time is up, by the machine's clock.
 */
export const waitForHandsetMessage = defineOperation({
  id: 'Emulator_WaitForHandsetMessage',
  route: 'GET /_emulator/sms/wait',
  auth: ['none'],
  requiresApiVersion: false,
  request: { query },
  async handle({ phoneNumbers, sms }: Pick<SmsPorts, 'phoneNumbers' | 'sms'>, { query }) {
    const { timeout, ...filter } = query;
    if (filter.to === undefined && filter.from === undefined)
      throw badRequest('Say whose message to wait for, with the parameter to or from.', { target: 'to' });
    const timeoutMs = readTimeout(timeout);
    const wanted = await toHandsetQuery(phoneNumbers, filter);
    const message = await sms.feed.wait(
      () => sms.committed.handsetMessages.first(wanted),
      (next) => (next.sequence > wanted.after && wanted.matches(next) ? next : undefined),
      AbortSignal.timeout(timeoutMs),
    );
    return message ? ok(message) : noContent();
  },
});
