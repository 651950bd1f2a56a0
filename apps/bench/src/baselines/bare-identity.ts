/**
 * Creates an identity with a token as the emulator does, without anything around it: checks the body's hash and the
 * signature of the access key in `ACCESS_KEY`, signs an RS256 token in the thread pool, keeps the identity in a map.
 */
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { serveGenuine } from './serve-genuine.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const identities = new Map<string, { createdOn: number }>();
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const header = base64url({ alg: 'RS256', typ: 'JWT' });

function issueToken(id: string, scopes: readonly string[], answer: (token: string) => void): void {
  const now = Math.floor(Date.now() / 1000);
  const claims = { skypeid: id, scp: 1792, csi: now, exp: now + 86_400, acsScope: scopes.join(), iat: now };
  const input = `${header}.${base64url(claims)}`;
  sign('RSA-SHA256', Buffer.from(input), privateKey, (error, signature) => {
    if (error) throw error;
    answer(`${input}.${signature.toString('base64url')}`);
  });
}

serveGenuine<{ createTokenWithScopes: string[] }>(201, ({ createTokenWithScopes }, respond) => {
  const id = `8:acs:${randomUUID()}_${randomUUID()}`;
  identities.set(id, { createdOn: Date.now() });
  issueToken(id, createTokenWithScopes, (token) => {
    const expiresOn = new Date(Date.now() + 86_400_000).toISOString();
    respond({ identity: { id }, accessToken: { token, expiresOn } });
  });
});
