export type ChatErrorCategory = 'network' | 'permission' | 'service';

export type ChatErrorCode =
  | 'chat/offline'
  | 'chat/timeout'
  | 'chat/signed-out'
  | 'chat/forbidden'
  | 'chat/not-found'
  | 'chat/message-not-found'
  | 'chat/message-too-long'
  | 'chat/rejected'
  | 'chat/throttled'
  | 'chat/service-unavailable'
  | 'chat/not-loaded'
  | 'chat/unexpected';

/** What went wrong, as plain data that fits into the state. `textKey` names the sentence for the user. */
export interface ChatError {
  readonly code: ChatErrorCode;
  readonly category: ChatErrorCategory;
  /** For example `chatErrors.messageTooLong`. */
  readonly textKey: string;
  /** For developers and logs, in English. Holds no message text and no token. */
  readonly message: string;
  /** HTTP status, when the service answered. */
  readonly status: number | undefined;
  /** True when the same command can succeed later without a change. */
  readonly isTransient: boolean;
  /** The service's `x-ms-request-id` or `ms-cv`, for support. */
  readonly correlationId: string | undefined;
}

const DESCRIPTIONS: Readonly<
  Record<ChatErrorCode, { category: ChatErrorCategory; textKey: string; isTransient: boolean }>
> = {
  'chat/offline': { category: 'network', textKey: 'chatErrors.offline', isTransient: true },
  'chat/timeout': { category: 'network', textKey: 'chatErrors.timeout', isTransient: true },
  'chat/signed-out': { category: 'permission', textKey: 'chatErrors.signedOut', isTransient: false },
  'chat/forbidden': { category: 'permission', textKey: 'chatErrors.forbidden', isTransient: false },
  'chat/not-found': { category: 'service', textKey: 'chatErrors.notFound', isTransient: false },
  'chat/message-not-found': {
    category: 'service',
    textKey: 'chatErrors.messageNotFound',
    isTransient: false,
  },
  'chat/message-too-long': { category: 'service', textKey: 'chatErrors.messageTooLong', isTransient: false },
  'chat/rejected': { category: 'service', textKey: 'chatErrors.rejected', isTransient: false },
  'chat/throttled': { category: 'service', textKey: 'chatErrors.throttled', isTransient: true },
  'chat/service-unavailable': {
    category: 'service',
    textKey: 'chatErrors.serviceUnavailable',
    isTransient: true,
  },
  'chat/not-loaded': { category: 'network', textKey: 'chatErrors.notLoaded', isTransient: true },
  'chat/unexpected': { category: 'service', textKey: 'chatErrors.unexpected', isTransient: false },
};

export interface ChatErrorDetails {
  readonly status?: number | undefined;
  readonly correlationId?: string | undefined;
  /** Milliseconds after which the service wants to be asked again. */
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** Carries a {@link ChatError} through `throw`. */
export class ChatFailure extends Error {
  override readonly name = 'ChatFailure';
  readonly error: ChatError;
  readonly retryAfterMs: number | undefined;
  constructor(code: ChatErrorCode, message: string, details: ChatErrorDetails = {}) {
    super(message, { cause: details.cause });
    const { status, correlationId } = details;
    this.error = { code, ...DESCRIPTIONS[code], message, status, correlationId };
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** What was thrown, as data. */
export function toChatError(thrown: unknown): ChatError {
  if (thrown instanceof ChatFailure) return thrown.error;
  const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return new ChatFailure('chat/unexpected', message).error;
}
