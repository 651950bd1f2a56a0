import type { Logger } from '@switchboard/node-kit';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { EntraSenderConfig } from '../config/app-config.ts';
import type { SenderCheck, SenderProof, SenderVerdict } from './sender-check.ts';

const TIMEOUT_MS = 5000;
const CLOCK_TOLERANCE_SECONDS = 60;
const discoveryDocument = z.object({ issuer: z.string(), jwks_uri: z.url() });

interface Authority {
  readonly issuers: readonly string[];
  readonly key: JWTVerifyGetKey;
}

/**
 * The access token that Event Grid gets for the application which protects this webhook.
 * @see "Deliver events to Microsoft Entra protected endpoints" and "Access tokens in the Microsoft identity platform"
 */
export class EntraSenderCheck implements SenderCheck {
  readonly #config: EntraSenderConfig;
  readonly #log: Logger;
  #authority: Promise<Authority> | undefined;

  constructor(config: EntraSenderConfig, log: Logger) {
    this.#config = config;
    this.#log = log;
  }

  async check({ authorization }: SenderProof): Promise<SenderVerdict> {
    const token = /^Bearer ([\w.~+/=-]{1,16384})$/i.exec(authorization ?? '')?.[1];
    if (!token) return 'unauthenticated';
    let authority: Authority;
    try {
      authority = await (this.#authority ??= this.#discover());
    } catch (err) {
      this.#authority = undefined;
      this.#log.warn({ err }, 'the authority of event senders does not answer');
      return 'unavailable';
    }
    return this.#verify(token, authority);
  }

  async #verify(token: string, { issuers, key }: Authority): Promise<SenderVerdict> {
    try {
      const { payload } = await jwtVerify(token, key, {
        issuer: [...issuers],
        audience: this.#config.audience,
        algorithms: ['RS256', 'PS256', 'ES256'],
        requiredClaims: ['exp'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      });
      return clientOf(payload) === this.#config.clientId ? 'verified' : 'forbidden';
    } catch (err) {
      if (isAboutTheToken(err)) return 'forbidden';
      this.#log.warn({ err }, 'the keys of event senders cannot be read');
      return 'unavailable';
    }
  }

  async #discover(): Promise<Authority> {
    const { authority, tenantId } = this.#config;
    const tenant = encodeURIComponent(tenantId);
    const address = `${authority}/${tenant}/v2.0/.well-known/openid-configuration`;
    const answer = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}.`);
    const { issuer, jwks_uri } = discoveryDocument.parse(await answer.json());
    return {
      // Tokens of version 1 have an issuer of their own, whatever the discovery document of version 2 says.
      issuers: [issuer, `https://sts.windows.net/${tenantId}/`],
      key: createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: TIMEOUT_MS }),
    };
  }
}

/** The application that asked for the token: `azp` in tokens of version 2, `appid` in those of version 1. */
function clientOf({ azp, appid }: JWTPayload): unknown {
  return azp ?? appid;
}

/** Other failures are those of reading the keys. */
function isAboutTheToken(error: unknown): boolean {
  return (
    error instanceof errors.JWTClaimValidationFailed ||
    error instanceof errors.JWTExpired ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JOSEAlgNotAllowed ||
    error instanceof errors.JOSENotSupported ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys
  );
}
