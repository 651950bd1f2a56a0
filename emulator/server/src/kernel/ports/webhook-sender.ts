export interface WebhookRequest {
  readonly method: 'POST' | 'OPTIONS';
  /** http or https. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How long to wait for the whole answer, on the machine's clock. */
  readonly timeoutMs: number;
  /** How long an answer is listened for after the time-out; see `lateStatus`. Default 0. */
  readonly lateAnswerMs?: number;
  /** `traceparent` of the operations that it tells of, one for each event; only those who trace look at it. */
  readonly causes?: readonly (string | undefined)[];
}

export type WebhookFailure =
  | 'timedOut'
  /** The host name has no address. */
  | 'unresolved'
  /** Cut off by `drain`. */
  | 'aborted'
  /** Anything else that kept the answer from coming: refused, reset, no trust in the certificate. */
  | 'socket';

export type WebhookOutcome =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      /** The beginning of the answer; webhooks have nothing long to say. */
      readonly body: string;
      readonly durationMs: number;
    }
  | {
      readonly kind: 'failed';
      readonly failure: WebhookFailure;
      /** For people. Holds no query string. */
      readonly message: string;
      readonly durationMs: number;
      /** After a time-out: the status that came in the end, or undefined when none did. */
      readonly lateStatus?: Promise<number | undefined>;
    };

/** Calls other people's endpoints. Follows no redirects. */
export interface WebhookSender {
  /** Never rejects. */
  send(request: WebhookRequest): Promise<WebhookOutcome>;
  /** Lets requests that are under way end for `graceMs`, then cuts them off. Requests may be sent again afterwards. */
  drain(graceMs: number): Promise<void>;
}
