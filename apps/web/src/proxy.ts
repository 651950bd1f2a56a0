import { NextResponse, type NextRequest } from 'next/server';
import { contentSecurityPolicy } from './lib/server/content-security-policy.ts';
import { findDataPlane } from './lib/server/data-plane.ts';

/** Gives every page view its own nonce and content security policy. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy({
    nonce,
    dataPlane: await findDataPlane(),
    development: process.env.NODE_ENV === 'development',
  });
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('x-pathname', `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set('x-correlation-id', request.headers.get('x-correlation-id') ?? crypto.randomUUID());
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  if (request.headers.get('x-forwarded-proto') === 'https') {
    response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  }
  return response;
}

export const config = {
  matcher: ['/((?!api/|_next/static|_next/image|icon|theme.css|manifest.webmanifest|favicon.ico).*)'],
};
