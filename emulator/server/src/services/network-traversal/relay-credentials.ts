import { longestRelayTtlSeconds } from '@switchboard/acs-contracts';
import type { Clock } from '../../kernel/ports/clock.ts';
import type { RelayCredentials } from '../../kernel/ports/relay-credentials.ts';
import type { RelayServer } from '../../kernel/ports/relay-server.ts';
import { iceServerUrls } from './ice-server-urls.ts';

/**
 * Credentials that a TURN server with the same secret takes until they expire, without being told of them: the name is
 * `<expiry>:<id>`, the password the name's HMAC-SHA1 under the secret. Quotas count by what follows the first colon.
 *
 * @see https://datatracker.ietf.org/doc/html/draft-uberti-behave-turn-rest-00, and `use-auth-secret` of coturn
 */
export function createRelayCredentials(server: RelayServer, clock: Clock): RelayCredentials {
  const urls = iceServerUrls(server.urls);
  const sign = createSigner(server.secret);
  return {
    async issue(id, ttlSeconds = longestRelayTtlSeconds) {
      const lifetime = Math.min(ttlSeconds, longestRelayTtlSeconds);
      const expiry = Math.floor(clock.now().getTime() / 1000) + lifetime;
      const username = `${expiry}:${id}`;
      return { urls, username, credential: await sign(username), expiresOn: new Date(expiry * 1000) };
    },
  };
}

/** Base64 of the HMAC-SHA1. */
function createSigner(secret: string): (text: string) => Promise<string> {
  const { subtle } = crypto;
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-1' };
  const importSecret = () => subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  let key: ReturnType<typeof importSecret> | undefined;
  return async (text) => {
    key ??= importSecret();
    const signature = await subtle.sign('HMAC', await key, encoder.encode(text));
    return btoa(String.fromCharCode(...new Uint8Array(signature)));
  };
}
