import type messages from '../../../messages/en.json';

/** What is tried, in this order. */
export const checkIds = [
  'microphone',
  'camera',
  'speaker',
  'service',
  'communication',
  'live',
  'relayCredentials',
  'stun',
  'turn',
  'relayMedia',
] as const;
export type CheckId = (typeof checkIds)[number];

/** Names of what can be found; each has its words in the catalogues. */
export type FindingCode = keyof (typeof messages)['connectionTest']['found'];
export type Verdict = 'passed' | 'warned' | 'failed' | 'skipped';
export type Detail =
  string | number | boolean | null | readonly Detail[] | { readonly [key: string]: Detail };

export interface CheckOutcome {
  readonly verdict: Verdict;
  readonly finding: FindingCode;
  /** What the words of the finding mention. */
  readonly values: Readonly<Record<string, string | number>>;
  /** For the report; never anything secret. */
  readonly details: Readonly<Record<string, Detail>>;
}

export type CheckState =
  { readonly status: 'waiting' | 'running' } | ({ readonly status: 'done' } & CheckOutcome);

export const outcomeOf = (
  verdict: Verdict,
  finding: FindingCode,
  values: CheckOutcome['values'] = {},
  details: CheckOutcome['details'] = values,
): CheckOutcome => ({ verdict, finding, values, details });
