import type { OperationResponse } from '../../kernel/operation.ts';

export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'unauthorized_client'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'login_required';

/**
 * A refusal of the OAuth endpoints, whose body is not that of the communication services. The number is the one under
 * which Entra documents the case, as in `AADSTS7000215`.
 *
 * @see RFC 6749 section 5.2 and https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export class OAuthError extends Error {
  readonly code: OAuthErrorCode;
  readonly number: number;

  constructor(code: OAuthErrorCode, number: number, message: string) {
    super(message);
    this.name = 'OAuthError';
    this.code = code;
    this.number = number;
  }

  get description(): string {
    return `AADSTS${this.number}: ${this.message}`;
  }

  toResponse(now: Date, requestId: string): OperationResponse {
    const status = this.code === 'invalid_client' ? 401 : 400;
    return {
      status,
      headers: noStore,
      body: {
        error: this.code,
        error_description: this.description,
        error_codes: [this.number],
        timestamp: `${now.toISOString().slice(0, 19).replace('T', ' ')}Z`,
        trace_id: requestId,
        correlation_id: requestId,
      },
    };
  }
}

/** Tokens and codes are never kept by a cache. @see RFC 6749 section 5.1 */
export const noStore = { 'cache-control': 'no-store', pragma: 'no-cache' };
