import { STATUS_CODES } from 'node:http';
import type { ProblemDetails } from '@switchboard/access-api';
import { isDatabaseUnavailable } from '@switchboard/database';
import { AppError, type AppErrorKind } from '@switchboard/node-kit';

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

/** Errors of the server below Nest, by its code. @see node_modules/fastify/lib/errors.js */
const serverErrors: Record<string, Problem> = {
  FST_ERR_CTP_INVALID_JSON_BODY: {
    status: 400,
    code: 'request/malformed-json',
    detail: 'The body is not valid JSON.',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: {
    status: 400,
    code: 'request/malformed-json',
    detail: 'The body is empty although the content type is application/json.',
  },
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: 'request/too-large',
    detail: 'The body is larger than this service accepts (64 KB).',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'request/unsupported-media-type',
    detail: 'The body must have the content type application/json.',
  },
  FST_ERR_HANDLER_TIMEOUT: {
    status: 503,
    code: 'request/timed-out',
    detail: 'The request took too long. Try again in a few seconds.',
    retryAfterSeconds: 5,
  },
};

/** What an error means to the caller; undefined when it is one that nobody expected. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof AppError) {
    const { code, message, retryAfterSeconds, errors } = error;
    return { status: statusByKind[error.kind], code, detail: message, retryAfterSeconds, errors };
  }
  if (isDatabaseUnavailable(error)) {
    return {
      status: 503,
      code: 'database/unavailable',
      detail: 'The database cannot be reached. Try again in a few seconds.',
      retryAfterSeconds: 2,
    };
  }
  const { code, statusCode, status, message } = error as {
    code?: unknown;
    statusCode?: unknown;
    status?: unknown;
    message?: unknown;
  };
  if (typeof code === 'string' && serverErrors[code]) return serverErrors[code];
  const clientStatus = [statusCode, status].find((value): value is number => isClientError(value));
  if (clientStatus === undefined) return undefined;
  return { status: clientStatus, code: `http/${clientStatus}`, detail: String(message) };
}

/** @see RFC 9457, section 4.2.1 for the type `about:blank` */
export function toProblemDetails(problem: Problem, correlationId: string): ProblemDetails {
  return {
    type: 'about:blank',
    title: STATUS_CODES[problem.status] ?? 'Error',
    status: problem.status,
    detail: problem.detail,
    code: problem.code,
    correlationId,
    ...(problem.errors ? { errors: [...problem.errors] } : {}),
  };
}

function isClientError(status: unknown): boolean {
  return typeof status === 'number' && status >= 400 && status < 500;
}
