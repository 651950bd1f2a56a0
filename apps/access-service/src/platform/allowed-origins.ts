import { originRejected } from '../sessions/session.errors.ts';
import { headerOf, type HttpRequest } from './http.ts';

/**
 * Browsers name the origin of a page with every request that changes something and with every websocket; other clients
 * have no cookies to abuse.
 * @throws AppError `session/origin-rejected` when the page is none of those that may use the service
 */
export function requireAllowedOrigin(
  request: Pick<HttpRequest, 'headers'>,
  allowedOrigins: ReadonlySet<string>,
): void {
  const origin = headerOf(request, 'origin');
  if (origin !== undefined && !allowedOrigins.has(origin)) throw originRejected(origin);
  const site = headerOf(request, 'sec-fetch-site');
  if (origin === undefined && site !== undefined && site !== 'same-origin') throw originRejected(site);
}
