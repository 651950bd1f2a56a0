import { z } from 'zod';
import { readSince } from '../../kernel/query-values.ts';
import type { NumberedEmail } from './email.ts';
import { sameAddress } from './email-address.ts';
import type { EmailQuery } from './email.repository.ts';

const text = z.string().min(1).max(320).optional();

/** The parameters that choose e-mails. */
export const emailFilter = {
  to: text,
  from: text,
  subject: text,
  match: text,
  /** A sequence, or a time. */
  since: z.string().max(64).default('0'),
};

export interface EmailFilter {
  /** The whole address of a recipient whose outcome is known. */
  readonly to?: string | undefined;
  /** The whole address. */
  readonly from?: string | undefined;
  /** Part of it, in any case. */
  readonly subject?: string | undefined;
  /** Part of subject, text, HTML source, an address or a display name, in any case. */
  readonly match?: string | undefined;
  readonly since: string;
}

/** Turns parameters into a query of the repository. @throws AcsError 400 when `since` is neither number nor time. */
export function toEmailQuery({ to, from, subject, match, since }: EmailFilter): EmailQuery {
  const { after, notBefore } = readSince(since);
  const [subjectPart, part] = [subject?.toLowerCase(), match?.toLowerCase()];
  return {
    after,
    matches: (email) =>
      (to === undefined || hasReached(email, to)) &&
      (from === undefined || sameAddress(email.from.address, from)) &&
      (notBefore === undefined || email.time >= notBefore) &&
      (subjectPart === undefined || email.subject.toLowerCase().includes(subjectPart)) &&
      (part === undefined || textsOf(email).some((each) => each.toLowerCase().includes(part))),
  };
}

const hasReached = ({ recipients }: NumberedEmail, to: string) =>
  recipients.some(({ address, report }) => report !== undefined && sameAddress(address, to));

const textsOf = ({ subject, text: plain = '', html = '', from, recipients }: NumberedEmail) => [
  subject,
  ...[from, ...recipients].flatMap(({ address, displayName = '' }) => [address, displayName]),
  plain,
  html,
];
