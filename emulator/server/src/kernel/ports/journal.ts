/** One request and its answer, as the gateway saw them. Nothing is masked here: whoever shows an entry does that. */
export interface JournalEntry {
  readonly requestId: string;
  /** When it was answered, on the emulated clock. */
  readonly answeredAt: Date;
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  /** `operationId`, when the route is known. */
  readonly operation: string | undefined;
  /** As sent: any well-formed version is accepted. */
  readonly apiVersion: string | undefined;
  /** 0 when the connection ended before the work was done. */
  readonly status: number;
  readonly latencyMs: number;
  /** Who the caller was found to be, or why not. */
  readonly authentication: string;
  /** Id of the rule that had it go wrong. */
  readonly fault?: string | undefined;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: Uint8Array;
  readonly responseHeaders: Readonly<Record<string, string>>;
  /** A JSON value, bytes, or nothing. */
  readonly responseBody: unknown;
}

/** The latest exchanges, oldest forgotten first. */
export interface Journal {
  record(entry: JournalEntry): void;
  /** Newest first. */
  latest(limit: number): readonly JournalEntry[];
  reset(): void;
}
