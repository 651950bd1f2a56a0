import type { Role } from '@switchboard/access-api';
import type { AuditLog } from '../audit/audit-log.ts';
import type { SessionService } from '../sessions/session.service.ts';
import type { TokenService } from '../tokens/token.service.ts';
import { userNotFound } from '../users/user.errors.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { User } from '../users/user.ts';
import { notYourOwnAccount } from './admin.errors.ts';

/** What administrators do to users. */
export class AdminService {
  readonly #users: UserRepository;
  readonly #sessions: SessionService;
  readonly #tokens: TokenService;
  readonly #audit: AuditLog;

  constructor(dependencies: {
    users: UserRepository;
    sessions: SessionService;
    tokens: TokenService;
    audit: AuditLog;
  }) {
    this.#users = dependencies.users;
    this.#sessions = dependencies.sessions;
    this.#tokens = dependencies.tokens;
    this.#audit = dependencies.audit;
  }

  /** Disabling ends the user's sessions and tokens at once; another role ends the tokens, whose scopes follow the role. */
  async updateUser(caller: User, userId: string, change: { role?: Role; disabled?: boolean }): Promise<User> {
    const before = await this.#users.find(userId);
    if (!before) throw userNotFound(userId);
    const changesRole = change.role !== undefined && change.role !== before.role;
    if (userId === caller.id && (change.disabled === true || changesRole)) throw notYourOwnAccount();
    const user = await this.#users.update(userId, change);
    this.#sessions.forgetUser(userId);
    if (change.disabled !== undefined && change.disabled !== before.disabled) {
      const action = change.disabled ? 'user/disabled' : 'user/enabled';
      await this.#audit.record({ action, actor: caller, subject: userId, details: {} });
    }
    if (changesRole) {
      const details = { from: before.role, to: user.role };
      await this.#audit.record({ action: 'user/role-changed', actor: caller, subject: userId, details });
    }
    // Once more for a user who is disabled already: the first attempt may have come only so far.
    if (change.disabled === true || changesRole) await this.#tokens.revoke(userId);
    if (change.disabled === true) await this.#sessions.endAllOf(userId);
    this.#sessions.forgetUser(userId);
    return user;
  }
}
