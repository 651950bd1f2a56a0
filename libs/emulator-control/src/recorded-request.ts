/** A request of the data plane with its answer; secrets are masked. */
export interface RecordedRequest {
  readonly id: string;
  /** When it was answered; ISO 8601 on the emulated clock. */
  readonly time: string;
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  /** For example `CommunicationIdentity_Create`; null when no operation has the route. */
  readonly operation: string | null;
  readonly apiVersion: string | null;
  /** 0 when a fault rule dropped the connection before the work was done. */
  readonly status: number;
  readonly latencyMs: number;
  /** Who the caller was found to be, or why not: `access key`, `refused: …`. */
  readonly authentication: string;
  /** Id of the fault rule that fired on it. */
  readonly fault: string | null;
  readonly request: RecordedMessage;
  readonly response: RecordedMessage;
}

export interface RecordedMessage {
  readonly headers: Readonly<Record<string, string>>;
  /** A JSON value, or text; cut at 64 KB. */
  readonly body: unknown;
}

/** Which requests are meant; what is left out may be any. */
export interface RequestQuery {
  readonly limit?: number;
  /** For example `Sms_Send`. */
  readonly operation?: string;
  /** 501 finds what is not emulated yet. */
  readonly status?: number;
}

/** Opened by the network panels of browsers. @see http://www.softwareishard.com/blog/har-12-spec */
export interface HttpArchive {
  readonly log: {
    readonly version: '1.2';
    readonly entries: readonly Readonly<Record<string, unknown>>[];
  };
}
