/** Who or what a quota is counted for: everybody together, or each of these. */
export type QuotaScope = 'resource' | 'caller' | 'thread' | 'callerAndThread' | 'sender';

/** Whom a quota for senders is for. */
export type QuotaSender =
  'phoneNumber' | 'shortCode' | 'alphanumeric' | 'azureManagedDomain' | 'customDomain';

export interface QuotaLimit {
  /** Names of operations and of services, `*` and `?` for any characters; each operation is counted by itself. */
  readonly operations: string[];
  /** So many in a window; a message to several recipients counts for each. */
  readonly limit: number;
  /** On the emulated clock, from the first request that is counted. */
  readonly windowSeconds: number;
  /** Default `resource`. */
  readonly per?: QuotaScope;
  /** Only for such senders. */
  readonly sender?: QuotaSender;
}

/** A request that a quota may be for. */
export interface MeteredRequest {
  readonly operation: string;
  /** Raw id, object id, or `access key`. */
  readonly caller: string;
  readonly thread?: string | undefined;
  /** Phone number, short code, sender id or address. */
  readonly sender?: string | undefined;
  /** How much it counts for. */
  readonly units: number;
  /** What the client calls it; the SDKs keep it when they repeat a request. */
  readonly clientRequestId?: string | undefined;
}

/** What became of those whom a quota refused. */
export type QuotaVerdict =
  | 'withinLimit'
  /** Refused, and nobody has come back yet. */
  | 'refused'
  /** Everybody who came back had waited. */
  | 'waited'
  /** Somebody came back before the time of `Retry-After` was over. */
  | 'retriedTooEarly';

/** One counter: a limit for one operation, and for one caller, thread or sender where it is counted for each. */
export interface QuotaUsage {
  readonly operation: string;
  readonly per: QuotaScope;
  readonly caller?: string;
  readonly thread?: string;
  readonly sender?: string;
  readonly limit: number;
  readonly windowSeconds: number;
  /** In the window that goes on. */
  readonly used: number;
  readonly refused: number;
  readonly retriedTooEarly: number;
  readonly waited: number;
  readonly verdict: QuotaVerdict;
}

export interface QuotaMeter {
  /** Counts the request, or tells after how many seconds it may come again. */
  take(request: MeteredRequest): number | undefined;
}

/** The meter as the control API sees it. */
export interface ReadableQuotaMeter extends QuotaMeter {
  /** Counters that were used, in the order of their first use. */
  readonly usage: readonly QuotaUsage[];
  reset(): void;
}
