import type { RelayServer } from '../../kernel/ports/relay-server.ts';

export interface RelayCredential {
  /** `<expiry>:<id>`, the expiry in seconds since 1970. */
  readonly username: string;
  /** Base64 of the name's HMAC-SHA1 under the secret. */
  readonly credential: string;
}

/** Issues credentials that the relay can check without being told of them. */
export type IssueRelayCredential = (id: string, expiresOnSeconds: number) => Promise<RelayCredential>;

/**
 * A TURN server with the same secret takes these until they expire. It counts quotas by what follows the first colon.
 *
 * @see https://datatracker.ietf.org/doc/html/draft-uberti-behave-turn-rest-00, and `use-auth-secret` of coturn
 */
export function createRelayCredentialIssuer({ secret }: RelayServer): IssueRelayCredential {
  const encoder = new TextEncoder();
   
  const { subtle } = crypto;
  const algorithm = { name: 'HMAC', hash: 'SHA-1' };
  const importSecret = () => subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  let key: ReturnType<typeof importSecret> | undefined;
  return async (id, expiresOnSeconds) => {
    key ??= importSecret();
    const username = `${expiresOnSeconds}:${id}`;
    const signature = await subtle.sign('HMAC', await key, encoder.encode(username));
    return { username, credential: toBase64(new Uint8Array(signature)) };
  };
}

const toBase64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));
