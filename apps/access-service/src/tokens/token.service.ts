import { AppError } from '@switchboard/node-kit';
import type { AuditLog } from '../audit/audit-log.ts';
import type { CommunicationIdentityService } from '../identities/communication-identity.service.ts';
import type { IdentityGateway } from '../identities/identity-gateway.ts';
import type { Clock } from '../platform/clock.ts';
import type { ReplicaBus } from '../platform/replica-bus.ts';
import type { SharedCache } from '../platform/shared-cache.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { User } from '../users/user.ts';
import { cachedToken, isGoodFor, TokenCache, type CachedToken } from './token-cache.ts';
import { MIN_REMAINING_MS, tokenGrant, type TokenUse } from './token-policy.ts';
import type { TokenRevocation } from './token-revocation.ts';
import { signedOutMeanwhile } from './token.errors.ts';

/** Many tabs notice the same refusal at about the same time. */
const REPLACE_AFTER_MS = 5000;

/** Issues access tokens: one upstream call per user however many ask, by the policy, never revoked ones. */
export class TokenService {
  readonly #identities: CommunicationIdentityService;
  readonly #gateway: IdentityGateway;
  readonly #users: UserRepository;
  readonly #revocation: TokenRevocation;
  readonly #audit: AuditLog;
  readonly #clock: Clock;
  readonly #bus: ReplicaBus;
  readonly #shared: SharedCache;
  readonly #cache = new TokenCache();
  readonly #running = new Map<string, Promise<CachedToken>>();

  constructor(dependencies: {
    identities: CommunicationIdentityService;
    gateway: IdentityGateway;
    users: UserRepository;
    revocation: TokenRevocation;
    audit: AuditLog;
    clock: Clock;
    bus: ReplicaBus;
    shared: SharedCache;
  }) {
    this.#identities = dependencies.identities;
    this.#gateway = dependencies.gateway;
    this.#users = dependencies.users;
    this.#revocation = dependencies.revocation;
    this.#audit = dependencies.audit;
    this.#clock = dependencies.clock;
    this.#bus = dependencies.bus;
    this.#shared = dependencies.shared;
    this.#bus.onMessage((message) => {
      if (message.kind !== 'tokens-refused') return;
      this.#cache.forgetOlderThan(message.userId, new Date(message.askedBefore));
    });
  }

  /** A token for the user, good for ten minutes at least; no promise when there is one. `service` tokens are for this service alone. */
  issue(user: User, use: TokenUse): CachedToken | Promise<CachedToken> {
    const cached = this.#cache.find(user, use, this.#clock.now());
    if (cached) return cached;
    // A request that came after a revocation must not get the token of one that came before.
    const key = `${use} ${user.id} ${user.role} ${user.tokensRevokedAt?.getTime() ?? 0}`;
    const running = this.#running.get(key);
    if (running) return running;
    const work = this.#obtain(user, use, key).finally(() => this.#running.delete(key));
    this.#running.set(key, work);
    return work;
  }

  /** Before what `revoke` follows: should that not come to it, the tokens end all the same, a little later. */
  async revokeSoon(userId: string): Promise<void> {
    await this.#users.markTokensRevoked(userId, this.#clock.now());
  }

  /** Ends every token of the user, at once here, and upstream as soon as it answers. */
  async revoke(userId: string): Promise<void> {
    await this.forget(userId);
    await this.#revocation.revoke(userId);
    await this.forget(userId);
  }

  /** Call it when the data plane refused a token that was not due to end, for example after the emulator was reset. */
  async forget(userId: string): Promise<void> {
    await this.#forgetOlderThan(userId, new Date(this.#clock.now().getTime() + 1));
  }

  /** The data plane refused the user's token, as the user says: the next one is new, unless the last one just was. */
  async drop(userId: string): Promise<void> {
    await this.#forgetOlderThan(userId, new Date(this.#clock.now().getTime() - REPLACE_AFTER_MS));
  }

  /** On every replica. */
  async #forgetOlderThan(userId: string, askedBefore: Date): Promise<void> {
    this.#cache.forgetOlderThan(userId, askedBefore);
    this.#bus.tell({ kind: 'tokens-refused', userId, askedBefore: askedBefore.getTime() });
    const values = (['browser', 'service'] as const).map((use) => sharedToken(userId, use));
    await this.#shared.remove(values, ({ askedAt }) => askedAt < askedBefore);
  }

  /** From another replica that has one, or a new one. */
  async #obtain(user: User, use: TokenUse, flight: string): Promise<CachedToken> {
    const token = await this.#shared.obtain({
      ...sharedToken(user.id, use),
      flight,
      isGood: (found) => isGoodFor(user, found, this.#clock.now()),
      make: () => this.#issueNew(user, use),
      livesMs: ({ expiresOn }) => expiresOn.getTime() - this.#clock.now().getTime() - MIN_REMAINING_MS,
    });
    this.#cache.keep(user.id, use, token);
    return token;
  }

  async #issueNew(user: User, use: TokenUse): Promise<CachedToken> {
    if (user.revocationDue) await this.#completeRevocation(user.id);
    const askedAt = this.#clock.now();
    const token = await this.#issueUpstream(user, use, askedAt);
    await this.#refuseIfAccessEnded(user, token);
    await this.#audit.record({
      action: 'token/issued',
      actor: user,
      subject: user.id,
      details: { use, ...tokenGrant(user.role, use), expiresOn: token.expiresOn.toISOString() },
    });
    return token;
  }

  /** A revocation that is still due would end the new token too. */
  async #completeRevocation(userId: string): Promise<void> {
    const current = await this.#users.find(userId);
    if (current?.revocationDue) await this.#revocation.completeNow(current);
  }

  async #issueUpstream(user: User, use: TokenUse, askedAt: Date, isRetry = false): Promise<CachedToken> {
    const communicationUserId = await this.#identities.require(user.id);
    const { scopes, expiresInMinutes } = tokenGrant(user.role, use);
    try {
      const issued = await this.#gateway.issueToken(communicationUserId, scopes, expiresInMinutes);
      return { ...issued, communicationUserId, role: user.role, askedAt };
    } catch (error) {
      if (isRetry || !(error instanceof AppError) || error.code !== 'identities/unknown') throw error;
      await this.#identities.forget(user.id, communicationUserId);
      return this.#issueUpstream(user, use, askedAt, true);
    }
  }

  /** Somebody may have disabled the user, or revoked the tokens, while the new one was on its way. */
  async #refuseIfAccessEnded(user: User, token: CachedToken): Promise<void> {
    const current = await this.#users.find(user.id);
    const revokedAt = current?.tokensRevokedAt;
    const isRevoked = revokedAt && revokedAt >= token.askedAt;
    if (current && !current.disabled && current.role === user.role && !isRevoked) return;
    await this.#revocation.revoke(user.id);
    throw signedOutMeanwhile();
  }
}

function sharedToken(userId: string, use: TokenUse) {
  return { name: `token:${use}:${userId}`, schema: cachedToken };
}
