/** Carries `seal()` on requests whose `x-forwarded-*` headers this process wrote. */
export const SEAL_HEADER = 'x-forwarded-seal';

const forwardedNames = ['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host'] as const;
const sealKey = Symbol.for('switchboard.forwarded-seal');
const shared = globalThis as { [sealKey]?: string };

/** A value that no client knows. The bundles of the server do not share modules, so it is kept globally. */
export function seal(): string {
  return (shared[sealKey] ??= crypto.randomUUID());
}

/** Whether `x-forwarded-*` are this server's own words and not the client's. */
export function isSealed(headers: Headers): boolean {
  return headers.get(SEAL_HEADER) === seal();
}

/**
 * From where and by which origin a request came, for the access service. Empty for what arrived before
 * `rewriteForwardedHeaders` was in place: nobody has checked those.
 */
export function forwardedHeaders(headers: Headers): Record<string, string> {
  if (!isSealed(headers)) return {};
  return Object.fromEntries(
    forwardedNames.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

/** Removes whatever says on whose behalf a request comes. */
export function removeForwardedHeaders(headers: Headers): void {
  for (const name of [...headers.keys()]) {
    if (name.startsWith('x-forwarded-') || name === 'forwarded' || name === 'x-real-ip') headers.delete(name);
  }
}
