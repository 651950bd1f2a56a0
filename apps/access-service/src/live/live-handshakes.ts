import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';
import { AppError } from '@switchboard/node-kit';
import { requireAllowedOrigin } from '../platform/allowed-origins.ts';
import type { Cookies } from '../platform/cookies.ts';
import { problemOf } from '../platform/problem.ts';
import type { RateLimits } from '../platform/rate-limits.ts';
import { hashOfSecret } from '../sessions/session-secret.ts';
import { sessionRequired } from '../sessions/session.errors.ts';
import type { SessionService } from '../sessions/session.service.ts';
import type { ActiveSession } from '../sessions/session.ts';

/** The session that a socket was opened with. */
export interface SocketSession {
  readonly session: ActiveSession;
  readonly secretHash: string;
}

/** Who may open a socket: the same sessions, origins and rates as for requests. */
export class LiveHandshakes {
  readonly #sessions: SessionService;
  readonly #cookies: Cookies;
  readonly #limits: RateLimits;
  readonly #allowedOrigins: ReadonlySet<string>;
  readonly #isTrustedProxy: (address: string, hop: number) => boolean;
  readonly #admitted = new WeakMap<IncomingMessage, SocketSession>();

  constructor(dependencies: {
    sessions: SessionService;
    cookies: Cookies;
    limits: RateLimits;
    allowedOrigins: ReadonlySet<string>;
    trustedProxies: readonly string[];
  }) {
    this.#sessions = dependencies.sessions;
    this.#cookies = dependencies.cookies;
    this.#limits = dependencies.limits;
    this.#allowedOrigins = dependencies.allowedOrigins;
    this.#isTrustedProxy = proxyAddr.compile([...dependencies.trustedProxies]);
  }

  /** @returns `accepted`, or the code of the refusal */
  async admit(request: IncomingMessage): Promise<string> {
    try {
      await this.#limits.ofAddress(proxyAddr(request, this.#isTrustedProxy));
      requireAllowedOrigin(request, this.#allowedOrigins);
      const secret = this.#cookies.sessionSecret(request);
      const session = await this.#sessions.resolve(secret);
      if (secret === undefined || !session) throw sessionRequired();
      await this.#limits.ofUser(session.user.id);
      this.#admitted.set(request, { session, secretHash: hashOfSecret(secret) });
      return 'accepted';
    } catch (error) {
      if (error instanceof AppError) return error.code;
      return problemOf(error)?.code ?? 'internal/unexpected';
    }
  }

  /** The session of a request that was admitted. */
  sessionOf(request: IncomingMessage): SocketSession {
    const admitted = this.#admitted.get(request);
    if (!admitted) throw sessionRequired();
    return admitted;
  }
}
