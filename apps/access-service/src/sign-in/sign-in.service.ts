import type { SignInOptions } from '@switchboard/access-api';
import type { AuditLog } from '../audit/audit-log.ts';
import type { AppConfig } from '../config/app-config.ts';
import type { Clock } from '../platform/clock.ts';
import { hashOfSecret, isSessionSecret, newSessionSecret } from '../sessions/session-secret.ts';
import type { SessionService } from '../sessions/session.service.ts';
import type { ActiveSession } from '../sessions/session.ts';
import { userDisabled } from '../users/user.errors.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { SignInProfile } from '../users/user.ts';
import { DEVELOPMENT_ISSUER, developmentProfile } from './development-sign-in.ts';
import type { OpenIdConnectProvider, ProviderClaims } from './open-id-connect-provider.ts';
import type { SignInAttemptRepository } from './sign-in-attempt.repository.ts';
import { developmentSignInOff, openIdConnectOff, signInRefused } from './sign-in.errors.ts';

const ATTEMPT_LASTS_MS = 10 * 60_000;
const OFFERED_NAMES = 6;

/** Where a request to sign in comes from; kept with the session for its owner to recognise. */
export interface SignInSource {
  userAgent: string | null;
  address: string | null;
}

export interface StartedSession {
  session: ActiveSession;
  secret: string;
}

/** Signs people in, by whichever way is switched on. */
export class SignInService {
  readonly #config: AppConfig['signIn'];
  readonly #provider: OpenIdConnectProvider | undefined;
  readonly #attempts: SignInAttemptRepository;
  readonly #users: UserRepository;
  readonly #sessions: SessionService;
  readonly #audit: AuditLog;
  readonly #clock: Clock;

  constructor(dependencies: {
    config: AppConfig['signIn'];
    provider: OpenIdConnectProvider | undefined;
    attempts: SignInAttemptRepository;
    users: UserRepository;
    sessions: SessionService;
    audit: AuditLog;
    clock: Clock;
  }) {
    this.#config = dependencies.config;
    this.#provider = dependencies.provider;
    this.#attempts = dependencies.attempts;
    this.#users = dependencies.users;
    this.#sessions = dependencies.sessions;
    this.#audit = dependencies.audit;
    this.#clock = dependencies.clock;
  }

  async readOptions(): Promise<SignInOptions> {
    const { development, openIdConnect } = this.#config;
    return {
      development,
      developmentNames: development ? await this.#users.recentNames(DEVELOPMENT_ISSUER, OFFERED_NAMES) : [],
      openIdConnect: openIdConnect ? { name: openIdConnect.name } : null,
    };
  }

  async signInForDevelopment(displayName: string, source: SignInSource): Promise<StartedSession> {
    if (!this.#config.development) throw developmentSignInOff();
    return this.#signIn(developmentProfile(displayName), source);
  }

  /** @returns where to send the browser, and the secret that ties the provider's answer to this browser */
  async beginOpenIdConnect(returnTo: string): Promise<{ authorizationUrl: string; secret: string }> {
    if (!this.#provider) throw openIdConnectOff();
    const { authorizationUrl, challenge } = await this.#provider.begin();
    const secret = newSessionSecret();
    const expiresAt = new Date(this.#clock.now().getTime() + ATTEMPT_LASTS_MS);
    await this.#attempts.add(hashOfSecret(secret), { ...challenge, returnTo, expiresAt });
    return { authorizationUrl, secret };
  }

  async completeOpenIdConnect(
    callbackUrl: URL,
    secret: string | undefined,
    source: SignInSource,
  ): Promise<StartedSession & { returnTo: string }> {
    if (!this.#provider) throw openIdConnectOff();
    const attempt =
      secret !== undefined && isSessionSecret(secret)
        ? await this.#attempts.take(hashOfSecret(secret), this.#clock.now())
        : undefined;
    if (!attempt) throw signInRefused('it was not begun in this browser, or took longer than ten minutes.');
    const claims = await this.#provider.complete(callbackUrl, attempt);
    const started = await this.#signIn(this.#profileOf(claims), source);
    return { ...started, returnTo: attempt.returnTo };
  }

  async removeExpiredAttempts(): Promise<void> {
    await this.#attempts.removeExpired(this.#clock.now());
  }

  #profileOf(claims: ProviderClaims): SignInProfile {
    const email = claims.verifiedEmail?.toLowerCase() ?? null;
    const isNamedAdmin =
      this.#config.adminSubjects.has(claims.subject) ||
      (email !== null && this.#config.adminEmails.has(email));
    return {
      issuer: claims.issuer,
      subject: claims.subject,
      displayName: (claims.name ?? claims.subject).trim().slice(0, 80),
      email,
      role: this.#config.defaultRole,
      isNamedAdmin,
    };
  }

  async #signIn(profile: SignInProfile, source: SignInSource): Promise<StartedSession> {
    const { user, isNew } = await this.#users.signIn(profile, this.#clock.now());
    if (user.disabled) {
      await this.#audit.record({
        action: 'sign-in/refused',
        actor: user,
        subject: user.id,
        details: { reason: 'users/disabled' },
      });
      throw userDisabled();
    }
    this.#sessions.forgetUser(user.id);
    const started = await this.#sessions.start(user, source);
    const details = { issuer: profile.issuer, isNew, role: user.role };
    await this.#audit.record({ action: 'session/started', actor: user, subject: user.id, details });
    return started;
  }
}
