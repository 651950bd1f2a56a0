import type { AuthenticationScheme, Principal } from '../principal.ts';

/** A request as it came over the wire: signatures cover the raw target, so nothing is decoded yet. */
export interface AuthenticationRequest {
  readonly method: string;
  /** Path and query exactly as sent. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export type AuthenticationOutcome =
  | { readonly principal: Principal }
  | {
      readonly status: 401 | 403;
      readonly code: string;
      /** For the caller. */
      readonly message: string;
      /** For the journal and the log: what exactly did not match. Never holds a key or a token. */
      readonly reason: string;
    };

/** Checks one kind of credentials. */
export interface Authenticator {
  readonly scheme: Exclude<AuthenticationScheme, 'none'>;
  /** Whether the request carries this kind of credentials at all. */
  recognises(request: AuthenticationRequest): boolean;
  authenticate(request: AuthenticationRequest): Promise<AuthenticationOutcome>;
}
