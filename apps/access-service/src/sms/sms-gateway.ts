import type { SmsFailureCode } from '@switchboard/access-api';

export interface SmsFailure {
  readonly code: SmsFailureCode;
  readonly message: string;
}

export interface SmsRecipient {
  /** E.164. Once in a request. */
  readonly to: string;
  /** The same id and time for every attempt: the resource then sends once. */
  readonly repeatabilityId: string;
  readonly firstSentAt: Date;
}

/** What became of the message to one recipient. */
export type SmsOutcome =
  | { readonly kind: 'accepted'; readonly acsMessageId: string }
  /** For good. */
  | { readonly kind: 'refused'; readonly failure: SmsFailure }
  /** Certainly not taken, and may be taken later. */
  | { readonly kind: 'not-taken' }
  /** No answer came, or one that does not tell. */
  | { readonly kind: 'unknown' };

/**
 * Text messages at Azure Communication Services.
 *
 * Opt-outs throw AppErrors: `sms/contact-refused`, and those of the resource (`acs/unavailable`, `acs/timed-out`,
 * `acs/throttled`, `acs/credentials-refused`).
 */
export abstract class SmsGateway {
  /**
   * Asks for delivery reports too. Each recipient has an outcome, in their order: nothing of what the resource does is
   * thrown, because one recipient's trouble is not the others'.
   */
  abstract send(message: {
    readonly from: string;
    readonly text: string;
    /** At most 100. */
    readonly recipients: readonly SmsRecipient[];
  }): Promise<SmsOutcome[]>;
  abstract optOut(from: string, contact: string): Promise<void>;
  abstract optIn(from: string, contact: string): Promise<void>;
  abstract isOptedOut(from: string, contact: string): Promise<boolean>;
}
