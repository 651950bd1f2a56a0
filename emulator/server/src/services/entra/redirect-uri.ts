import type { EntraClient } from './entra-configuration.ts';

const loopback = /^(localhost|[a-z0-9.-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether a client may have its users sent there: to an address that it registered, or, when it registered none, to any
 * address of this machine. The port of a loopback address is free.
 *
 * @see RFC 8252 section 7.3
 */
export function isAllowedRedirect(client: EntraClient, address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || url.hash !== '' || address.length > 2000) return false;
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  const isLocal = isWeb && loopback.test(url.hostname);
  if (!client.redirectUris) return isLocal;
  return client.redirectUris.some(
    (registered) => registered === address || (isLocal && withoutPort(registered) === withoutPort(address)),
  );
}

function withoutPort(address: string): string {
  const url = new URL(address);
  url.port = '';
  return url.href;
}
