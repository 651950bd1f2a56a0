import 'server-only';
import { createAccessApiClient } from '@switchboard/access-api';
import { headers } from 'next/headers';
import { accessServiceUrl } from './access-service-url.ts';

/** Headers of a person's request that the access service needs to recognise the session and the address. */
const forwarded = ['cookie', 'user-agent', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host'];

/** The access service on behalf of the person whose request is being rendered. */
export async function accessServiceForRequest() {
  const incoming = await headers();
  const passedOn = Object.fromEntries(
    forwarded.flatMap((name) => {
      const value = incoming.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  return createAccessApiClient({
    baseUrl: accessServiceUrl(),
    headers: () => passedOn,
    fetch: (url, init) => fetch(url, { ...init, cache: 'no-store', signal: AbortSignal.timeout(10_000) }),
  });
}
