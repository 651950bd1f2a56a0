/** What went wrong as the caller sees it; the edge of a service turns it into a status of its protocol. */
export type AppErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'limited'
  | 'unavailable'
  | 'timed-out';

/** An expected failure. `message` is shown to the caller: it says what was wrong, with the value, and what to do. */
export class AppError extends Error {
  override readonly name: string = 'AppError';
  readonly kind: AppErrorKind;
  /** Stable name, `<area>/<what>`, for example `threads/guest-may-not-start`. */
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;
  /** The values that were wrong, where the failure is about several. */
  readonly errors: readonly { path: string; message: string }[] | undefined;

  constructor(
    kind: AppErrorKind,
    code: string,
    message: string,
    options: {
      cause?: unknown;
      retryAfterSeconds?: number;
      errors?: readonly { path: string; message: string }[];
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.kind = kind;
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.errors = options.errors;
  }
}
