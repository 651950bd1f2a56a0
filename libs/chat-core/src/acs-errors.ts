import { ChatFailure, type ChatErrorCode, type ChatErrorDetails } from './chat-error.ts';

interface HttpError {
  readonly statusCode?: number;
  readonly code?: string;
  readonly message: string;
  readonly response?: { readonly headers?: { get(name: string): string | undefined } };
}

const CODES: Readonly<Record<number, ChatErrorCode>> = {
  401: 'chat/signed-out',
  403: 'chat/forbidden',
  404: 'chat/not-found',
  408: 'chat/timeout',
  413: 'chat/message-too-long',
  429: 'chat/throttled',
};

function codeForStatus(status: number): ChatErrorCode {
  const code = CODES[status];
  if (code) return code;
  return status >= 500 ? 'chat/service-unavailable' : 'chat/rejected';
}

function retryAfterMs(error: HttpError): number | undefined {
  const seconds = Number(error.response?.headers?.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
}

/** For an answer that is not a success. */
export function statusFailure(status: number, operation: string, details: ChatErrorDetails): ChatFailure {
  return new ChatFailure(codeForStatus(status), `${operation} was answered with ${status}.`, {
    ...details,
    status,
  });
}

const isHttpError = (thrown: unknown): thrown is HttpError & Error =>
  thrown instanceof Error && thrown.name === 'RestError';

/**
 * Translates what the SDK throws, so that nothing else of it is seen outside the adapter.
 * @see RestError of `@azure/core-rest-pipeline`: no `statusCode` means that no answer came
 */
export function toChatFailure(thrown: unknown, operation: string): ChatFailure {
  if (thrown instanceof ChatFailure) return thrown;
  if (isHttpError(thrown)) {
    const status = thrown.statusCode;
    if (status === undefined) {
      return new ChatFailure('chat/offline', `${operation} got no answer: ${thrown.message}`, {
        cause: thrown,
      });
    }
    const headers = thrown.response?.headers;
    return statusFailure(status, `${operation} (${thrown.code ?? 'no code'})`, {
      correlationId: headers?.get('ms-cv') ?? headers?.get('x-ms-request-id'),
      retryAfterMs: retryAfterMs(thrown),
      cause: thrown,
    });
  }
  if (thrown instanceof Error && (thrown.name === 'AbortError' || thrown.name === 'TimeoutError')) {
    return new ChatFailure('chat/timeout', `${operation} took too long.`, { cause: thrown });
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new ChatFailure('chat/unexpected', `${operation} failed: ${message}`, { cause: thrown });
}
