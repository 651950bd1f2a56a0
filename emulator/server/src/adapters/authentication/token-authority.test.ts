import { createHmac, createPublicKey, verify } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { TokenAuthority } from '../../kernel/ports/token-authority.ts';
import { createSigningKeySource, type SigningKeySource } from './signing-key.ts';
import { createTokenAuthority } from './token-authority.ts';

const rawId = '8:acs:resource_user';
const start = Date.parse('2026-01-01T00:00:00.250Z');
const sharedKey = createSigningKeySource();

function setUp({ signingKey = sharedKey, resourceId = 'resource' } = {}) {
  const state = { now: start, exists: true, validAfter: undefined as Date | undefined };
  let uuids = 0;
  const tokens = createTokenAuthority({
    clock: { now: () => new Date(state.now), schedule: () => () => undefined },
    ids: { uuid: () => `uuid-${uuids++}`, urlSafe: (length) => 'x'.repeat(length) },
    identities: {
      exists: async () => state.exists,
      tokensValidAfter: async () => state.validAfter,
    },
    resourceId,
    signingKey,
  });
  return { tokens, state };
}

const decode = (part: string | undefined) =>
  JSON.parse(Buffer.from(part ?? '', 'base64url').toString()) as Record<string, unknown>;
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const reasonOf = async (outcome: ReturnType<TokenAuthority['verifyUserToken']>) => {
  const result = await outcome;
  return 'reason' in result ? result.reason : 'accepted';
};

describe('user access tokens', () => {
  it('have the header and payload of the real service and verify with the key set', async () => {
    const { tokens } = setUp();
    const { token, expiresOn } = await tokens.issueUserToken(rawId, ['chat', 'voip'], 60);
    const [header, payload, signature] = token.split('.');
    const [jwk] = (await tokens.jwks()).keys;
    expect(decode(header)).toEqual({ alg: 'RS256', typ: 'JWT', kid: jwk?.kid, x5t: jwk?.x5t });
    expect(decode(payload)).toEqual({
      skypeid: 'acs:resource_user',
      scp: 1792,
      csi: '1767225600',
      exp: 1767229200,
      rgn: 'amer',
      acsScope: 'chat,voip',
      resourceId: 'resource',
      resourceLocation: 'unitedstates',
      iat: 1767225600,
      issuedAtMs: start,
      jti: 'uuid-0',
    });
    expect(expiresOn.toISOString()).toBe('2026-01-01T01:00:00.250Z');
    const publicKey = createPublicKey({ key: jwk ?? {}, format: 'jwk' });
    const input = Buffer.from(`${header}.${payload}`);
    expect(verify('RSA-SHA256', input, publicKey, Buffer.from(signature ?? '', 'base64url'))).toBe(true);
  });

  it('give their claims back', async () => {
    const { tokens } = setUp();
    const { token } = await tokens.issueUserToken(rawId, ['chat.join'], 60);
    expect(await tokens.verifyUserToken(token)).toMatchObject({
      claims: { rawId, scopes: ['chat.join'], issuedAt: new Date(start), tokenId: 'uuid-0' },
    });
  });

  it('end with their life time, also when they were verified before', async () => {
    const { tokens, state } = setUp();
    const { token } = await tokens.issueUserToken(rawId, ['chat'], 60);
    state.now += 60 * 60_000 - 251;
    expect(await reasonOf(tokens.verifyUserToken(token))).toBe('accepted');
    state.now += 1;
    expect(await reasonOf(tokens.verifyUserToken(token))).toContain('expired at 2026-01-01T01:00:00.000Z');
  });

  it('end with a revocation, while those issued in the same millisecond after it live', async () => {
    const { tokens, state } = setUp();
    const before = await tokens.issueUserToken(rawId, ['chat'], 60);
    state.validAfter = new Date(state.now + 1);
    const after = await tokens.issueUserToken(rawId, ['chat'], 60);
    expect(await reasonOf(tokens.verifyUserToken(before.token))).toContain('revoked');
    expect(await reasonOf(tokens.verifyUserToken(after.token))).toBe('accepted');
  });

  it('end with their identity', async () => {
    const { tokens, state } = setUp();
    const { token } = await tokens.issueUserToken(rawId, ['chat'], 60);
    state.exists = false;
    expect(await reasonOf(tokens.verifyUserToken(token))).toContain('does not exist');
  });

  it('are refused by another resource and by another emulator', async () => {
    const { token } = await setUp().tokens.issueUserToken(rawId, ['chat'], 60);
    const otherResource = setUp({ resourceId: 'other' });
    const otherKey = setUp({ signingKey: createSigningKeySource() });
    expect(await reasonOf(otherResource.tokens.verifyUserToken(token))).toContain('of this resource');
    expect(await reasonOf(otherKey.tokens.verifyUserToken(token))).toContain('another key');
  });

  it('are refused with any algorithm but RS256, with a changed payload, and when they are no token', async () => {
    const { tokens } = setUp();
    const { token } = await tokens.issueUserToken(rawId, ['chat'], 60);
    const [header = '', payload = '', signature = ''] = token.split('.');
    const { kid, n } = (await tokens.jwks()).keys[0] ?? {};
    const hmacInput = `${encode({ alg: 'HS256', kid, typ: 'JWT' })}.${payload}`;
    const hmac = createHmac('sha256', String(n)).update(hmacInput).digest('base64url');
    const forged = encode({ ...decode(payload), skypeid: 'acs:resource_admin' });
    const reasons = [
      [`${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`, 'alg is "none"'],
      [`${encode({ alg: 'none', kid, typ: 'JWT' })}.${payload}.${signature}`, 'alg is "none"'],
      [`${hmacInput}.${hmac}`, 'alg is "HS256"'],
      [`${header}.${forged}.${signature}`, 'signature'],
      [`${header}.${payload}.`, 'signature'],
      [`${header}.${payload}.${signature}=`, 'signature'],
      [`${header}.${payload}.${signature}.x`, 'three parts'],
      ['not a token', 'three parts'],
      ['x'.repeat(20_000), '20000 characters'],
    ] as const;
    for (const [tampered, reason] of reasons)
      expect(await reasonOf(tokens.verifyUserToken(tampered))).toContain(reason);
  });
});

describe('other tokens', () => {
  const claims = { iss: 'https://issuer/tenant/v2.0', aud: 'audience', sub: 'someone' };

  it('carry the given claims and are checked for issuer, audience and times', async () => {
    const { tokens, state } = setUp();
    const { token } = await tokens.issueToken(claims, 3600);
    const check = (expected: Parameters<TokenAuthority['verifyToken']>[1]) =>
      tokens.verifyToken(token, expected);
    expect(await check({ issuer: claims.iss, audience: ['other', 'audience'] })).toMatchObject({ claims });
    expect(await check({ issuer: /\/tenant\// })).toMatchObject({ claims });
    expect(await check({ issuer: 'https://issuer' })).toMatchObject({
      reason: expect.stringContaining('issuer'),
    });
    expect(await check({ audience: ['other'] })).toMatchObject({
      reason: expect.stringContaining('"audience" instead of other'),
    });
    state.now -= 6 * 60_000;
    expect(await check({})).toMatchObject({ reason: expect.stringContaining('not valid before') });
    state.now = start + 3_600_000;
    expect(await check({})).toMatchObject({ reason: expect.stringContaining('expired') });
  });

  it('are no user access tokens', async () => {
    const { tokens } = setUp();
    const { token } = await tokens.issueToken(claims, 3600);
    expect(await reasonOf(tokens.verifyUserToken(token))).toContain('not a user access token');
  });
});

describe('the signing key', () => {
  const directories: string[] = [];
  afterEach(async () => {
    for (const directory of directories.splice(0)) await rm(directory, { recursive: true });
  });
  const temporaryDirectory = async () => {
    const directory = await mkdtemp(join(tmpdir(), 'signing-key-'));
    directories.push(directory);
    return directory;
  };
  const keyId = async (source: SigningKeySource) => (await source()).keyId;

  it('is kept in the directory for its owner only, and shared by all who start at once', async () => {
    const directory = join(await temporaryDirectory(), 'state');
    const ids = await Promise.all([1, 2, 3].map(() => keyId(createSigningKeySource(directory))));
    expect(new Set(ids).size).toBe(1);
    expect(await keyId(createSigningKeySource(directory))).toBe(ids[0]);
    expect((await stat(join(directory, 'token-signing-key.pem'))).mode & 0o777).toBe(0o600);
  });

  it('is reported when its file is broken, without quoting it', async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'token-signing-key.pem'), 'secret');
    await expect(createSigningKeySource(directory)()).rejects.toThrow(
      'token-signing-key.pem is not an RSA private key in PEM form. Delete it, and a new one is made.',
    );
  });
});
