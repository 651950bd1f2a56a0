import { describe, expect, it } from 'vitest';
import type { Authenticator } from '../../kernel/ports/authenticator.ts';
import { createAuthenticators } from './create-authenticators.ts';
import { createSigningKeySource } from './signing-key.ts';
import { accessKey } from './testing/sdk-signers.ts';
import { createTokenAuthority } from './token-authority.ts';

const clock = { now: () => new Date('2026-01-01T00:00:00Z'), schedule: () => () => undefined };
const tokens = createTokenAuthority({
  clock,
  ids: { uuid: () => 'uuid', urlSafe: () => 'x' },
  identities: { exists: async () => true, tokensValidAfter: async () => undefined },
  resourceId: 'resource',
  signingKey: createSigningKeySource(),
});
const authenticators = createAuthenticators({ accessKeys: [accessKey], tokens });

const byScheme = (scheme: Authenticator['scheme']) => {
  const found = authenticators.find((authenticator) => authenticator.scheme === scheme);
  if (!found) throw new Error(`There is no authenticator for ${scheme}.`);
  return found;
};
const bearer = (token: string) => ({
  method: 'GET',
  target: '/',
  headers: { authorization: `Bearer ${token}` },
  body: new Uint8Array(),
});
const entraClaims = {
  iss: 'https://localhost:3002/tenant/v2.0',
  aud: 'https://communication.azure.com/',
  oid: 'object',
  sub: 'subject',
};
const issueEntraToken = async (claims: object) =>
  (await tokens.issueToken({ ...entraClaims, ...claims }, 3600)).token;
const issueUserToken = async () => (await tokens.issueUserToken('8:acs:resource_user', ['chat'], 60)).token;

describe('Entra bearer token', () => {
  const entra = byScheme('entra');

  it.each([
    'https://communication.azure.com',
    'https://communication.azure.com/',
    'https://communication.azure.com//',
  ])('is accepted for the audience %s', async (aud) => {
    expect(await entra.authenticate(bearer(await issueEntraToken({ aud })))).toMatchObject({
      principal: { kind: 'entra', objectId: 'object', claims: { aud } },
    });
  });

  it.each([
    [
      { aud: 'https://communication.azure.com/clients' },
      'audience is "https://communication.azure.com/clients"',
    ],
    [{ aud: undefined }, 'audience'],
    [{ iss: 'https://localhost:3002/' }, 'issuer'],
    [{ iss: undefined }, 'issuer'],
    [{ exp: 1 }, 'expired'],
  ])('is refused with the claims %o', async (claims, reason) => {
    expect(await entra.authenticate(bearer(await issueEntraToken(claims)))).toMatchObject({
      status: 401,
      code: 'Unauthorized',
      reason: expect.stringContaining(reason),
    });
  });

  it('is not a user access token', async () => {
    expect(await entra.authenticate(bearer(await issueUserToken()))).toMatchObject({ status: 401 });
  });
});

describe('user access token', () => {
  const user = byScheme('userToken');

  it('is accepted with its scopes', async () => {
    expect(await user.authenticate(bearer(await issueUserToken()))).toEqual({
      principal: {
        kind: 'user',
        rawId: '8:acs:resource_user',
        scopes: ['chat'],
        expiresOn: new Date('2026-01-01T01:00:00Z'),
      },
    });
  });

  it('is refused when it is none, and never repeated', async () => {
    const secret = await issueEntraToken({});
    const outcome = await user.authenticate(bearer(secret));
    expect(outcome).toMatchObject({ status: 401, code: 'Unauthorized' });
    expect(JSON.stringify(outcome)).not.toContain(secret);
    expect(await user.authenticate(bearer(''))).toMatchObject({ status: 401 });
  });

  it('is recognised by its scheme', () => {
    const recognises = (headers: Record<string, string>) => user.recognises({ ...bearer(''), headers });
    expect([
      recognises({}),
      recognises({ authorization: 'Basic x' }),
      recognises({ authorization: 'bearer x' }),
    ]).toEqual([false, false, true]);
  });
});
