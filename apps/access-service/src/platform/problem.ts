import { STATUS_CODES } from 'node:http';
import type { ProblemDetails } from '@switchboard/access-api';
import { isDatabaseUnavailable } from '@switchboard/database';
import { AppError, type AppErrorKind } from '@switchboard/node-kit';
import type { TracedSpan } from '@switchboard/tracing';

export interface Problem {
  status: number;
  code: string;
  detail: string;
  retryAfterSeconds?: number | undefined;
  errors?: AppError['errors'];
}

const statusByKind: Record<AppErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  limited: 429,
  unavailable: 503,
  'timed-out': 504,
};

/**
 * Errors of the server below Nest, which Nest passes on with their status and text but without their code.
 * @see node_modules/fastify/lib/errors.js
 */
function serverProblem(status: number, message: string): Problem {
  switch (status) {
    case 400:
      return /json/i.test(message)
        ? { status, code: 'request/malformed-json', detail: 'The body is not valid JSON.' }
        : { status, code: 'request/malformed', detail: message };
    case 413:
      return { status, code: 'request/too-large', detail: 'The body is larger than 64 KB.' };
    case 415:
      return {
        status,
        code: 'request/unsupported-media-type',
        detail: 'The body must have the content type application/json.',
      };
    case 503:
      return {
        status,
        code: 'request/timed-out',
        detail: 'The request took too long. Try again in a few seconds.',
        retryAfterSeconds: 5,
      };
    default:
      return { status, code: `http/${status}`, detail: message };
  }
}

/** What an error means to the caller; undefined when it is one that nobody expected. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof AppError) {
    const { code, message, retryAfterSeconds, errors } = error;
    return { status: statusByKind[error.kind], code, detail: message, retryAfterSeconds, errors };
  }
  if (isAborted(error)) {
    return { status: 400, code: 'request/aborted', detail: 'The connection ended before the request did.' };
  }
  if (isDatabaseUnavailable(error)) {
    return {
      status: 503,
      code: 'database/unavailable',
      detail: 'The database cannot be reached. Try again in a few seconds.',
      retryAfterSeconds: 2,
    };
  }
  const { statusCode, status, message } = error as Record<string, unknown>;
  const known = [statusCode, status].find((value): value is number => isExpected(value));
  return known === undefined ? undefined : serverProblem(known, String(message));
}

/**
 * @param request the correlation id is its id
 * @see RFC 9457, section 4.2.1 for the type `about:blank`
 */
export function toProblemDetails(
  problem: Problem,
  { id, span }: { readonly id: string; readonly span?: TracedSpan },
): ProblemDetails {
  span?.set({ 'switchboard.problem': problem.code });
  return {
    type: 'about:blank',
    title: STATUS_CODES[problem.status] ?? 'Error',
    status: problem.status,
    detail: problem.detail,
    code: problem.code,
    correlationId: id,
    ...(span ? { traceId: span.fields.trace_id } : {}),
    ...(problem.errors ? { errors: [...problem.errors] } : {}),
  };
}

/** The caller, or a proxy on its behalf, went away; nobody reads the answer. @see node:http, `abortIncoming` */
function isAborted(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return code === 'ECONNRESET' && message === 'aborted';
}

function isExpected(status: unknown): boolean {
  return typeof status === 'number' && ((status >= 400 && status < 500) || status === 503);
}
