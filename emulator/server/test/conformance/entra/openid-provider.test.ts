import { createHash, createPublicKey, randomBytes, verify, type JsonWebKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimsOf } from '../authentication/support/sign-in.ts';
import {
  startTrustedEmulator,
  tenantId,
  type TrustedEmulator,
} from '../authentication/support/trusted-emulator.ts';

type Json = Record<string, string>;
let emulator: TrustedEmulator;
let provider: Json;
beforeAll(async () => {
  emulator = await startTrustedEmulator({
    seed: { entra: { users: [{ name: 'Noor', email: 'noor@contoso.example' }] } },
  });
  provider = await getJson(`${emulator.endpoint}/${tenantId}/v2.0/.well-known/openid-configuration`);
});
afterAll(() => emulator[Symbol.asyncDispose]());

async function getJson(url: string, init?: RequestInit): Promise<Json> {
  const response = await fetch(url, init);
  expect(response.status, url).toBe(200);
  return (await response.json()) as Json;
}

/** What a public web application and its user's browser do, from discovery to sign-out. */
describe('OpenID provider', () => {
  it('signs a user of the seed in and out, by what discovery says alone', async () => {
    const redirectUri = 'http://localhost:3000/callback';
    const codeVerifier = randomBytes(32).toString('base64url');
    const query = new URLSearchParams({
      client_id: 'emulator-public',
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'openid profile email',
      state: 'state',
      nonce: 'nonce',
      code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
      code_challenge_method: 'S256',
    });

    const signInAddress = `${provider.authorization_endpoint}?${query}`;
    const page = await fetch(signInAddress);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const [, user = ''] = /<button name="user" value="([^"]+)"/.exec(await page.text()) ?? [];
    const signedIn = await fetch(signInAddress, {
      method: 'POST',
      body: new URLSearchParams({ user }),
      redirect: 'manual',
    });
    const callback = new URL(signedIn.headers.get('location') ?? '');
    expect(callback.href.startsWith(`${redirectUri}?`)).toBe(true);
    expect(callback.searchParams.get('state')).toBe('state');

    const tokens = await getJson(provider.token_endpoint!, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: 'emulator-public',
        redirect_uri: redirectUri,
        code: callback.searchParams.get('code') ?? '',
        code_verifier: codeVerifier,
      }),
    });
    await expectSignature(tokens.id_token!);
    const claims = claimsOf(tokens.id_token!);
    expect(claims).toMatchObject({
      iss: provider.issuer,
      aud: 'emulator-public',
      nonce: 'nonce',
      name: 'Noor',
      email: 'noor@contoso.example',
    });
    const headers = { authorization: `Bearer ${tokens.access_token}` };
    expect(await getJson(provider.userinfo_endpoint!, { headers })).toEqual({
      sub: claims.sub,
      name: 'Noor',
      preferred_username: 'noor@contoso.example',
      email: 'noor@contoso.example',
    });
    const bye = new URLSearchParams({ post_logout_redirect_uri: 'http://localhost:3000/' });
    const signedOut = await fetch(`${provider.end_session_endpoint}?${bye}`, { redirect: 'manual' });
    expect(signedOut.headers.get('location')).toBe('http://localhost:3000/');
  });

  it('is the same under plain HTTP, with an issuer of its own', async () => {
    const origin = emulator.endpoint.replace('https:', 'http:');
    const plain = await getJson(`${origin}/${tenantId}/v2.0/.well-known/openid-configuration`);
    expect(plain.issuer).toBe(`${origin}/${tenantId}/v2.0`);
  });

  it('answers errors of OAuth in the form of OAuth', async () => {
    const response = await fetch(provider.token_endpoint!, { method: 'POST', body: new URLSearchParams() });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_request', error_codes: [900144] });
  });
});

async function expectSignature(token: string): Promise<void> {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const { keys } = (await getJson(provider.jwks_uri!)) as unknown as {
    keys: (JsonWebKey & { kid: string })[];
  };
  const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string };
  const key = createPublicKey({ key: keys.find((each) => each.kid === kid) ?? {}, format: 'jwk' });
  const input = Buffer.from(`${header}.${payload}`);
  expect(verify('RSA-SHA256', input, key, Buffer.from(signature, 'base64url'))).toBe(true);
}
