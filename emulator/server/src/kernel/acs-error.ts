export interface AcsErrorDetail {
  readonly code: string;
  readonly message: string;
  readonly target?: string;
}

export interface AcsErrorOptions {
  readonly target?: string;
  readonly details?: readonly AcsErrorDetail[];
  /** What exactly was wrong, for services that say it a level deeper. */
  readonly innererror?: AcsErrorDetail;
  /** Extra response headers, for example `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent in the place of the common error body, for services whose errors have a shape of their own. */
  readonly body?: unknown;
}

/** The one error that operations throw; `stages/serialize-error.ts` writes it as the service's error body. */
export class AcsError extends Error {
  readonly status: number;
  readonly code: string;
  readonly target: string | undefined;
  readonly details: readonly AcsErrorDetail[];
  readonly innererror: AcsErrorDetail | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;

  constructor(status: number, code: string, message: string, options: AcsErrorOptions = {}) {
    super(message);
    this.name = 'AcsError';
    this.status = status;
    this.code = code;
    this.target = options.target;
    this.details = options.details ?? [];
    this.innererror = options.innererror;
    this.headers = options.headers ?? {};
    this.body = options.body;
  }
}

export const badRequest = (message: string, options?: AcsErrorOptions) =>
  new AcsError(400, 'BadRequest', message, options);
export const unauthorized = (message: string) => new AcsError(401, 'Unauthorized', message);
export const forbidden = (message: string) => new AcsError(403, 'Forbidden', message);
export const notFound = (message: string) => new AcsError(404, 'NotFound', message);
