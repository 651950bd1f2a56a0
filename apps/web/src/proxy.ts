import { LIVE_PATH } from '@switchboard/access-api';
import { NextResponse, type NextRequest } from 'next/server';
import { accessServiceUrl } from './lib/server/access-service-url.ts';
import { contentSecurityPolicy } from './lib/server/content-security-policy.ts';
import { findDataPlane } from './lib/server/data-plane.ts';
import { isSealed } from './lib/server/forwarded-headers.ts';

/**
 * Gives every page view its own nonce and content security policy, and passes live updates on to the access service: a
 * route handler could not carry a websocket.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  if (request.nextUrl.pathname === LIVE_PATH) return passOn(request);
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy({
    nonce,
    dataPlane: await findDataPlane(),
    development: process.env.NODE_ENV === 'development',
    allowsEval: process.env['WEB_ALLOW_EVAL'] === 'true',
  });
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('x-pathname', `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set('x-correlation-id', request.headers.get('x-correlation-id') ?? crypto.randomUUID());
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  if (isSealed(request.headers) && request.headers.get('x-forwarded-proto') === 'https') {
    response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  }
  return response;
}

/** With all its headers, for a rewrite carries them: those of nobody knows where are not passed on. */
function passOn(request: NextRequest): NextResponse {
  if (!isSealed(request.headers))
    return new NextResponse(null, { status: 503, headers: { 'retry-after': '1' } });
  const target = new URL(`${LIVE_PATH}${request.nextUrl.search}`, accessServiceUrl());
  return NextResponse.rewrite(target);
}

/** Next reads the matcher without running this file: the path of `LIVE_PATH` is written out. */
export const config = {
  matcher: [
    '/api/live',
    '/((?!api/|_next/static|_next/image|icon|theme.css|manifest.webmanifest|favicon.ico|calling-effects/).*)',
  ],
};
