import type { AuditLog } from '../audit/audit-log.ts';
import type { SessionService } from '../sessions/session.service.ts';
import type { TokenService } from '../tokens/token.service.ts';
import type { User } from '../users/user.ts';

/**
 * Ends sessions and, with them, every access token of the user: tokens do not know their session, and one that a lost
 * device keeps must not live on. Sessions that go on simply ask for a new token.
 */
export class SignOutService {
  readonly #sessions: SessionService;
  readonly #tokens: TokenService;
  readonly #audit: AuditLog;

  constructor(dependencies: { sessions: SessionService; tokens: TokenService; audit: AuditLog }) {
    this.#sessions = dependencies.sessions;
    this.#tokens = dependencies.tokens;
    this.#audit = dependencies.audit;
  }

  async endOne(user: User, sessionId: string): Promise<void> {
    // Sessions and users may be kept in two places, one of which may go away between the two.
    await this.#tokens.revokeSoon(user.id);
    await this.#sessions.end(user.id, sessionId);
    await this.#ended(user, { sessionId });
  }

  async endOthers(user: User, sessionId: string): Promise<void> {
    const isAlone = (await this.#sessions.list(user.id)).every(({ id }) => id === sessionId);
    if (isAlone) return;
    await this.#tokens.revokeSoon(user.id);
    const count = await this.#sessions.endAllOf(user.id, sessionId);
    await this.#ended(user, { count });
  }

  async #ended(user: User, details: Record<string, unknown>): Promise<void> {
    await this.#audit.record({ action: 'session/ended', actor: user, subject: user.id, details });
    await this.#tokens.revoke(user.id);
    this.#sessions.forgetUser(user.id);
  }
}
