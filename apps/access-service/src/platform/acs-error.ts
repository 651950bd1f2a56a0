import { AppError } from '@switchboard/node-kit';

/** The part of the Azure SDK's RestError that matters here. @see node_modules/@azure/core-rest-pipeline/src/restError.ts */
interface RestErrorLike {
  name: string;
  code?: string;
  statusCode?: number;
  response?: { headers: { get(name: string): string | undefined } };
}

/** The HTTP status that Communication Services answered with; undefined when it did not answer. */
export function statusOf(error: unknown): number | undefined {
  const status = (error as RestErrorLike | undefined)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}

/**
 * What any failed call to Communication Services means to our callers, apart from answers that are about the caller's
 * own data (403, 404), which the gateways translate.
 */
export function toAcsUnavailable(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { name, response } = error as RestErrorLike;
  const status = statusOf(error);
  const retryAfter = retryAfterSeconds(response?.headers.get('retry-after'));
  if (name === 'AbortError' || name === 'TimeoutError') {
    return new AppError(
      'timed-out',
      'acs/timed-out',
      'Azure Communication Services did not answer in time. Try again in a few seconds.',
      { cause: error, retryAfterSeconds: 5 },
    );
  }
  if (status === 429) {
    return new AppError('limited', 'acs/throttled', 'Azure Communication Services asks to slow down.', {
      cause: error,
      retryAfterSeconds: retryAfter ?? 10,
    });
  }
  if (status === 401 || status === 403) {
    return new AppError(
      'unavailable',
      'acs/credentials-refused',
      'Azure Communication Services refuses the credentials of this service. Ask its operator to check them.',
      { cause: error, retryAfterSeconds: 60 },
    );
  }
  return new AppError(
    'unavailable',
    'acs/unavailable',
    'Azure Communication Services cannot be reached. Try again in a few seconds.',
    { cause: error, retryAfterSeconds: retryAfter ?? 5 },
  );
}

function retryAfterSeconds(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,5}$/.test(header) ? Number(header) : undefined;
}
