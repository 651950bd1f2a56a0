import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { AppError } from '@switchboard/node-kit';
import type { Role } from '@switchboard/access-api';
import { csrfTokenRejected, sessionRequired } from '../sessions/session.errors.ts';
import { equalsInConstantTime } from '../sessions/session-secret.ts';
import type { ActiveSession } from '../sessions/session.ts';
import type { SessionService } from '../sessions/session.service.ts';
import { requireAllowedOrigin } from './allowed-origins.ts';
import type { Cookies } from './cookies.ts';
import { headerOf, type HttpRequest } from './http.ts';
import type { RateLimits } from './rate-limits.ts';
import { PUBLIC, REQUIRED_ROLE } from './route-access.ts';

interface RouteAccess {
  isPublic: boolean;
  role: Role | undefined;
}

/**
 * Lets a request through to its handler: from a page that may use the service, with a session unless the route is public,
 * with the session's CSRF token when it changes something, within the user's rate, and with the role that the route needs.
 */
export class SessionGuard implements CanActivate {
  readonly #sessions: SessionService;
  readonly #cookies: Cookies;
  readonly #limits: RateLimits;
  readonly #allowedOrigins: ReadonlySet<string>;
  readonly #routes = new WeakMap<object, RouteAccess>();

  constructor(dependencies: {
    sessions: SessionService;
    cookies: Cookies;
    limits: RateLimits;
    allowedOrigins: ReadonlySet<string>;
  }) {
    this.#sessions = dependencies.sessions;
    this.#cookies = dependencies.cookies;
    this.#limits = dependencies.limits;
    this.#allowedOrigins = dependencies.allowedOrigins;
  }

  /** Answers at once, without a promise, for a session that was checked a moment ago. */
  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const access = this.#accessOf(context);
    if (changesSomething(request)) requireAllowedOrigin(request, this.#allowedOrigins);
    if (access.isPublic) return true;
    const session = this.#sessions.resolve(this.#cookies.sessionSecret(request));
    return session instanceof Promise
      ? session.then((found) => this.#admit(request, access, found))
      : this.#admit(request, access, session);
  }

  #admit(
    request: HttpRequest,
    access: RouteAccess,
    session: ActiveSession | undefined,
  ): true | Promise<true> {
    if (!session) throw sessionRequired();
    if (changesSomething(request)) requireCsrfToken(request, session);
    const admit = (): true => {
      if (access.role && session.user.role !== access.role) throw roleRequired(access.role);
      request.session = session;
      return true;
    };
    const limited = this.#limits.ofUser(session.user.id);
    return limited ? limited.then(admit) : admit();
  }

  #accessOf(context: ExecutionContext): RouteAccess {
    const handler = context.getHandler();
    const known = this.#routes.get(handler);
    if (known) return known;
    const read = (key: string): unknown =>
      Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, context.getClass());
    const access = {
      isPublic: read(PUBLIC) === true,
      role: read(REQUIRED_ROLE) as Role | undefined,
    };
    this.#routes.set(handler, access);
    return access;
  }
}

function changesSomething({ method }: HttpRequest): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

function requireCsrfToken(request: HttpRequest, { csrfToken }: ActiveSession): void {
  if (!equalsInConstantTime(headerOf(request, 'x-csrf-token') ?? '', csrfToken)) throw csrfTokenRejected();
}

function roleRequired(role: Role): AppError {
  return new AppError('forbidden', 'session/role-required', `This needs the role "${role}".`);
}
