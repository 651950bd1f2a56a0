import type { SmsFailureCode, SmsStatus } from '@switchboard/access-api';
import type { SmsFailure } from './sms-gateway.ts';

/**
 * How far each state is. A carrier that says "delivered" has the last word over one that gave up.
 */
const ranks: Record<SmsStatus, number> = { queued: 0, sent: 1, failed: 2, delivered: 3, received: 3 };

export interface TimelineFact {
  readonly status: SmsStatus;
  readonly at: Date;
  readonly detail: string | null;
}

/** What a timeline means, in whatever order its entries were learned: the entry that decides the message's state. */
export function decidingEntry<T extends TimelineFact>(timeline: readonly T[]): T | undefined {
  return [...timeline].sort(
    (a, b) =>
      ranks[b.status] - ranks[a.status] ||
      b.at.getTime() - a.at.getTime() ||
      (b.detail ?? '').localeCompare(a.detail ?? ''),
  )[0];
}

/** @see "Troubleshooting in Azure Communication Services", SMS error codes */
const codes: Readonly<Record<string, SmsFailureCode>> = {
  4000: 'sms/blocked-as-fraud',
  4002: 'sms/number-unknown',
  4003: 'sms/destination-unsupported',
  4004: 'sms/number-unknown',
  4005: 'sms/blocked-by-carrier',
  4006: 'sms/unreachable',
  4007: 'sms/recipient-opted-out',
  4008: 'sms/limit-reached',
  5002: 'sms/no-report',
};

/** Why a carrier did not deliver; details begin with a code, except the one of blocked senders in older reports. */
export function failureOfReport(detail: string): SmsFailure {
  const code = /^\s*(\d{4})\b/.exec(detail)?.[1] ?? (/sender blocked/i.test(detail) ? '4007' : '');
  return { code: codes[code] ?? 'sms/not-delivered', message: detail };
}
