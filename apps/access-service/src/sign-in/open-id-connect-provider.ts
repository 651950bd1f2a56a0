/** What must be remembered between the two halves of a sign-in. */
export interface SignInChallenge {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

export interface ProviderClaims {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string | undefined;
  /** Undefined unless the provider says that it has verified the address. */
  readonly verifiedEmail: string | undefined;
}

/** Authorization code flow with PKCE. The provider's tokens never leave the adapter. */
export abstract class OpenIdConnectProvider {
  /** @throws AppError `sign-in/provider-unavailable` */
  abstract begin(): Promise<{ authorizationUrl: string; challenge: SignInChallenge }>;
  /** @throws AppError `sign-in/refused`, `sign-in/provider-unavailable` */
  abstract complete(callbackUrl: URL, challenge: SignInChallenge): Promise<ProviderClaims>;
}
