import type { AccessTokenScope } from './ports/token-authority.ts';

/** Who makes a request, as the authentication stage found out. */
export type Principal =
  | { readonly kind: 'accessKey' }
  | { readonly kind: 'entra'; readonly objectId: string; readonly claims: Readonly<Record<string, unknown>> }
  | {
      readonly kind: 'user';
      /** For example `8:acs:<resource>_<user>`. */
      readonly rawId: string;
      readonly scopes: readonly AccessTokenScope[];
      readonly expiresOn: Date;
    }
  | { readonly kind: 'anonymous' };

/** `none` is for the few operations that anyone may call, such as a token endpoint. */
export type AuthenticationScheme = 'accessKey' | 'entra' | 'userToken' | 'none';
