import { z } from 'zod';
import { notFound } from '../../kernel/acs-error.ts';
import type { NumberedEmail } from './email.ts';
import type { EmailPorts } from './email-ports.ts';

export const emailParams = z.object({ id: z.string().min(1).max(128) });
export const copyQuery = z.strictObject({ recipient: z.string().min(1).max(320).optional() });

/** @throws AcsError 404 when the mailbox has no such e-mail. */
export async function requireEmail(
  { emails }: Pick<EmailPorts, 'emails'>,
  id: string,
): Promise<NumberedEmail> {
  const email = await emails.committed.emails.find(id);
  if (!email)
    throw notFound(
      `There is no e-mail "${id}" in the mailbox. Its id is that of its send operation, and it is there as soon as one recipient has an outcome.`,
    );
  return email;
}
