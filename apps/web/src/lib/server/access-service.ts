import 'server-only';
import { AccessApiError, createAccessApiClient } from '@switchboard/access-api';
import { headers } from 'next/headers';
import { accessServiceUrl } from './access-service-url.ts';
import { forwardedHeaders } from './forwarded-headers.ts';

/** Headers of a person's request that the access service needs to recognise the session. */
const passedOnNames = ['cookie', 'user-agent', 'x-correlation-id'];

/** The access service on behalf of the person whose request is being rendered. */
export async function accessServiceForRequest() {
  const incoming = await headers();
  const named = passedOnNames.flatMap((name) => {
    const value = incoming.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const passedOn = { ...Object.fromEntries(named), ...forwardedHeaders(incoming) };
  return createAccessApiClient({
    baseUrl: accessServiceUrl(),
    headers: () => passedOn,
    fetch: (url, init) => fetch(url, { ...init, cache: 'no-store', signal: AbortSignal.timeout(10_000) }),
  });
}

/** The id by which the failure of a request is found: the service's own when it answered, else that of the page view. */
export async function correlationIdOf(error: unknown): Promise<string | undefined> {
  const known = error instanceof AccessApiError ? error.correlationId : undefined;
  return known ?? (await headers()).get('x-correlation-id') ?? undefined;
}
