import { z } from 'zod';
import type { PhoneNumberDirectory } from '../../kernel/ports/phone-number-directory.ts';
import { readSince } from '../../kernel/query-values.ts';
import { isPhoneNumber } from './sender.ts';
import type { NumberedHandsetMessage } from './sms-message.ts';

const number = z.string().min(1).max(64).optional();

/** The parameters that choose messages on handsets. */
export const handsetMessageFilter = {
  to: number,
  from: number,
  /** A sequence, or a time. */
  since: z.string().max(64).default('0'),
};

export interface HandsetMessageFilter {
  readonly to?: string | undefined;
  readonly from?: string | undefined;
  readonly since: string;
  /** Part of the text, in any case. */
  readonly match?: string | undefined;
}

/** Turns parameters into a query of the repository. @throws AcsError 400 when `since` is neither number nor time. */
export async function toHandsetQuery(phoneNumbers: PhoneNumberDirectory, filter: HandsetMessageFilter) {
  const { to, from, match } = filter;
  const { after, notBefore } = readSince(filter.since);
  const part = match?.toLowerCase();
  return {
    after,
    handset: await findHandset(phoneNumbers, [to, from]),
    matches: (message: NumberedHandsetMessage) =>
      (to === undefined || message.to === to) &&
      (from === undefined || message.from === from) &&
      (notBefore === undefined || message.time >= notBefore) &&
      (part === undefined || message.message.toLowerCase().includes(part)),
  };
}

/** Messages are kept by handset, so knowing it spares looking through all others. */
async function findHandset(phoneNumbers: PhoneNumberDirectory, numbers: readonly (string | undefined)[]) {
  for (const candidate of numbers)
    if (candidate !== undefined && isPhoneNumber(candidate) && !(await phoneNumbers.find(candidate)))
      return candidate;
  return undefined;
}
