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
