import type { Logger } from '@switchboard/node-kit';
import type { IdentityGateway } from '../identities/identity-gateway.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { Clock } from '../platform/clock.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { User } from '../users/user.ts';

/** Ends tokens upstream. What Communication Services did not confirm is kept as due and tried again. */
export class TokenRevocation {
  readonly #users: UserRepository;
  readonly #gateway: IdentityGateway;
  readonly #audit: AuditLog;
  readonly #clock: Clock;
  readonly #log: Logger;

  constructor(dependencies: {
    users: UserRepository;
    gateway: IdentityGateway;
    audit: AuditLog;
    clock: Clock;
    log: Logger;
  }) {
    this.#users = dependencies.users;
    this.#gateway = dependencies.gateway;
    this.#audit = dependencies.audit;
    this.#clock = dependencies.clock;
    this.#log = dependencies.log;
  }

  /** Revokes the user's tokens. When Communication Services does not answer, the revocation stays due and is no failure. */
  async revoke(userId: string): Promise<void> {
    const user = await this.#users.markTokensRevoked(userId, this.#clock.now());
    try {
      await this.completeNow(user);
    } catch (err) {
      this.#log.warn({ err, userId }, 'tokens could not be revoked upstream; it will be tried again');
    }
  }

  /** @throws AppError when Communication Services does not answer */
  async completeNow(user: User): Promise<void> {
    if (user.tokensRevokedAt === null) return;
    if (user.communicationUserId) {
      await this.#gateway.revokeTokens(user.communicationUserId);
      await this.#audit.record({ action: 'token/revoked', actor: null, subject: user.id, details: {} });
    }
    await this.#users.clearRevocationDue(user.id, user.tokensRevokedAt);
  }

  /** Tries what is due. */
  async completeDue(): Promise<void> {
    for (const user of await this.#users.findRevocationsDue(100)) await this.completeNow(user);
  }
}
