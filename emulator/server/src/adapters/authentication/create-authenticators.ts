import type { Authenticator } from '../../kernel/ports/authenticator.ts';
import type { TokenAuthority } from '../../kernel/ports/token-authority.ts';
import {
  createAccessKeyAuthenticator,
  type AccessKeyAuthenticatorOptions,
} from './access-key-authenticator.ts';
import { createEntraAuthenticator } from './entra-authenticator.ts';
import { createUserTokenAuthenticator } from './user-token-authenticator.ts';

export interface AuthenticatorOptions extends AccessKeyAuthenticatorOptions {
  readonly tokens: TokenAuthority;
}

/** One authenticator for each kind of credentials that operations accept. */
export function createAuthenticators(options: AuthenticatorOptions): readonly Authenticator[] {
  return [
    createAccessKeyAuthenticator(options),
    createEntraAuthenticator(options.tokens),
    createUserTokenAuthenticator(options.tokens),
  ];
}
