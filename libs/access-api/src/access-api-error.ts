import type { ProblemDetails } from './problem.ts';

/** An answer of the access service that is not a success, or no answer at all. */
export class AccessApiError extends Error {
  override readonly name = 'AccessApiError';
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** Stable name of the problem; texts are chosen by it. `network/unreachable` when no answer came. */
  readonly code: string;
  readonly problem: ProblemDetails | undefined;
  /** Quote it to find the request in the logs of the service. */
  readonly correlationId: string | undefined;
  /** How long to wait before the next attempt, when the service said so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(init: {
    status: number;
    code: string;
    message: string;
    problem?: ProblemDetails | undefined;
    correlationId?: string | undefined;
    retryAfterSeconds?: number | undefined;
    cause?: unknown;
  }) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause });
    this.status = init.status;
    this.code = init.code;
    this.problem = init.problem;
    this.correlationId = init.correlationId ?? init.problem?.correlationId;
    this.retryAfterSeconds = init.retryAfterSeconds;
  }

  /** True when the same request may succeed later without any change by the user. */
  get isTransient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }
}

/** Reads the problem of a failed answer; an answer of something in between (a proxy) becomes `http/<status>`. */
export async function accessApiErrorFrom(response: Response): Promise<AccessApiError> {
  const problem = await readProblem(response);
  return new AccessApiError({
    status: response.status,
    code: problem?.code ?? `http/${response.status}`,
    message: problem?.detail ?? problem?.title ?? `The access service answered ${response.status}.`,
    problem,
    correlationId: response.headers.get('x-correlation-id') ?? undefined,
    retryAfterSeconds: retryAfterSeconds(response.headers.get('retry-after')),
  });
}

async function readProblem(response: Response): Promise<ProblemDetails | undefined> {
  if (!response.headers.get('content-type')?.includes('application/problem+json')) return undefined;
  try {
    return (await response.json()) as ProblemDetails;
  } catch {
    return undefined;
  }
}

function retryAfterSeconds(header: string | null): number | undefined {
  if (header === null || !/^\d{1,6}$/.test(header)) return undefined;
  return Number(header);
}
