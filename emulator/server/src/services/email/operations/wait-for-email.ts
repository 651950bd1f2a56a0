import { z } from 'zod';
import { badRequest } from '../../../kernel/acs-error.ts';
import { defineOperation, noContent, ok } from '../../../kernel/operation.ts';
import { readTimeout } from '../../../kernel/query-values.ts';
import type { EmailPorts } from '../email-ports.ts';
import { emailFilter, toEmailQuery } from '../email-query.ts';
import { viewEmail } from '../email-view.ts';

const query = z.strictObject({ ...emailFilter, timeout: z.string().max(32).default('30') });

/**
 * The first e-mail that fits and has a higher sequence than `since`, which is any since the start or the latest reset when
 * left out; waits while there is none. So a test that waits after it acted misses nothing, and one that expects several
 * e-mails passes the sequence of the one before. 204 when the time is up, by the machine's clock.
 */
export const waitForEmail = defineOperation({
  id: 'Emulator_WaitForEmail',
  route: 'GET /_emulator/emails/wait',
  auth: ['none'],
  requiresApiVersion: false,
  request: { query },
  async handle({ emails }: Pick<EmailPorts, 'emails'>, { query: { timeout, ...filter }, url }) {
    const { to, from, subject, match } = filter;
    if ([to, from, subject, match].every((each) => each === undefined))
      throw badRequest('Say which e-mail to wait for, with the parameter to, from, subject or match.', {
        target: 'to',
      });
    const timeoutMs = readTimeout(timeout);
    const wanted = toEmailQuery(filter);
    const email = await emails.feed.wait(
      () => emails.committed.emails.first(wanted),
      (change) => {
        if (change.kind === 'cleared') return undefined;
        return change.email.sequence > wanted.after && wanted.matches(change.email)
          ? change.email
          : undefined;
      },
      AbortSignal.timeout(timeoutMs),
    );
    return email ? ok(await viewEmail(email, url.origin, to)) : noContent();
  },
});
