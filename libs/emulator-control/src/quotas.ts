export type QuotaScope = 'resource' | 'caller' | 'thread' | 'callerAndThread' | 'sender';

/** What became of those whom a quota refused: nobody has come back yet, all had waited, or somebody came too early. */
export type QuotaVerdict = 'withinLimit' | 'refused' | 'waited' | 'retriedTooEarly';

/** One counter: a limit for one operation, and for one caller, thread or sender where it is counted for each. */
export interface QuotaUsage {
  readonly operation: string;
  readonly per: QuotaScope;
  readonly caller?: string;
  readonly thread?: string;
  readonly sender?: string;
  readonly limit: number;
  readonly windowSeconds: number;
  /** In the window that goes on, on the emulated clock. */
  readonly used: number;
  /** How often a request was refused, how often one came back before its `Retry-After` was over, and how often after that. */
  readonly refused: number;
  readonly retriedTooEarly: number;
  readonly waited: number;
  readonly verdict: QuotaVerdict;
}

export interface Quotas {
  /** Whether the emulator was started with quotas. */
  readonly enforced: boolean;
  /** Counters that were used, in the order of their first use. */
  readonly value: readonly QuotaUsage[];
}
