import type { Secret } from '@switchboard/node-kit';
import type * as OpenIdClient from 'openid-client';
import {
  OpenIdConnectProvider,
  type ProviderClaims,
  type SignInChallenge,
} from './open-id-connect-provider.ts';
import { providerUnavailable, signInRefused } from './sign-in.errors.ts';

export interface OpenIdConnectOptions {
  issuer: string;
  clientId: string;
  clientSecret: Secret | undefined;
  scopes: string;
  /** Where the provider sends the browser back to; registered with the provider. */
  redirectUri: string;
}

/** The provider by its discovery document, which is read once it is needed and kept. */
export class OpenidClientProvider extends OpenIdConnectProvider {
  readonly #options: OpenIdConnectOptions;
  #discovered: Promise<[typeof OpenIdClient, OpenIdClient.Configuration]> | undefined;

  constructor(options: OpenIdConnectOptions) {
    super();
    this.#options = options;
  }

  override async begin(): Promise<{ authorizationUrl: string; challenge: SignInChallenge }> {
    const [oidc, configuration] = await this.#discover();
    const challenge = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      codeVerifier: oidc.randomPKCECodeVerifier(),
    };
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#options.redirectUri,
      scope: this.#options.scopes,
      state: challenge.state,
      nonce: challenge.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(challenge.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { authorizationUrl: url.href, challenge };
  }

  override async complete(callbackUrl: URL, challenge: SignInChallenge): Promise<ProviderClaims> {
    const [oidc, configuration] = await this.#discover();
    const tokens = await oidc
      .authorizationCodeGrant(configuration, callbackUrl, {
        expectedState: challenge.state,
        expectedNonce: challenge.nonce,
        pkceCodeVerifier: challenge.codeVerifier,
        idTokenExpected: true,
      })
      .catch((cause: unknown) => {
        throw this.#translate(oidc, cause);
      });
    const claims = tokens.claims()!;
    const text = (claim: unknown) => (typeof claim === 'string' && claim !== '' ? claim : undefined);
    const email = text(claims['email']);
    return {
      issuer: claims.iss,
      subject: claims.sub,
      name: text(claims['name']) ?? text(claims['preferred_username']) ?? email,
      verifiedEmail: claims['email_verified'] === true ? email : undefined,
    };
  }

  #translate(oidc: typeof OpenIdClient, cause: unknown): Error {
    if (cause instanceof oidc.AuthorizationResponseError) {
      return signInRefused(`the provider answered "${cause.error}".`, cause);
    }
    if (cause instanceof oidc.ResponseBodyError) {
      return signInRefused(`the provider refused the code ("${cause.error}").`, cause);
    }
    const { name, code } = cause as { name?: string; code?: string };
    if (name === 'TimeoutError' || code === 'OAUTH_TIMEOUT' || cause instanceof TypeError) {
      return providerUnavailable(this.#options.issuer, cause);
    }
    return signInRefused('the answer of the provider is not valid.', cause);
  }

  async #discover(): Promise<[typeof OpenIdClient, OpenIdClient.Configuration]> {
    this.#discovered ??= this.#readDiscovery();
    try {
      return await this.#discovered;
    } catch (cause) {
      this.#discovered = undefined;
      throw providerUnavailable(this.#options.issuer, cause);
    }
  }

  async #readDiscovery(): Promise<[typeof OpenIdClient, OpenIdClient.Configuration]> {
    const oidc = await import('openid-client');
    const { issuer, clientId, clientSecret } = this.#options;
    const configuration = await oidc.discovery(
      new URL(issuer),
      clientId,
      undefined,
      clientSecret ? oidc.ClientSecretPost(clientSecret.reveal()) : oidc.None(),
      // The configuration allows http for this machine only.
      { timeout: 5, execute: issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [] },
    );
    return [oidc, configuration];
  }
}
