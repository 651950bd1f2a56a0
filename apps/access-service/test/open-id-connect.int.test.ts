import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningAccessService } from '../src/index.ts';
import { ServiceBed } from './support/service-bed.ts';
import type { TestClient } from './support/test-client.ts';

const tenant = '00000000-0000-4000-8000-00000000cafe';
let bed: ServiceBed;
let service: RunningAccessService;
beforeAll(async () => {
  bed = await ServiceBed.start();
  service = await bed.startReplica({
    DEVELOPMENT_SIGN_IN: 'false',
    OIDC_ISSUER: `${bed.emulator.endpoint}/${tenant}/v2.0`,
    OIDC_CLIENT_ID: 'emulator',
    OIDC_CLIENT_SECRET: 'emulator-secret',
    OIDC_NAME: 'Contoso',
    DEFAULT_ROLE: 'guest',
  });
});
afterAll(() => bed[Symbol.asyncDispose]());

const begin = '/api/sign-in/openid-connect?returnTo=%2Fchat%3Fthread%3D1';
const location = (answer: { headers: Headers }) => new URL(answer.headers.get('location') ?? 'about:blank');

/** What a person does on the provider's page; the address that the provider sends the browser to. */
async function signInAtProvider(authorizationUrl: URL, name: string): Promise<URL> {
  const answer = await fetch(authorizationUrl, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: authorizationUrl.origin },
    body: new URLSearchParams({ name }),
  });
  expect(answer.status).toBeGreaterThanOrEqual(302);
  return location(answer);
}

/** The web client passes `/api` on to the service. */
const callback = (client: TestClient, url: URL) => client.send('GET', url.pathname + url.search);

async function signIn(name: string): Promise<TestClient> {
  const client = bed.client(service);
  const url = await signInAtProvider(location(await client.send('GET', begin)), name);
  const answer = await callback(client, url);
  expect(answer.headers.get('location')).toBe(`${bed.origin}/chat?thread=1`);
  return client;
}

describe('signing in with OpenID Connect', () => {
  it('uses code flow with PKCE, state and nonce, and comes back to the page where it began', async () => {
    const client = bed.client(service);
    const url = location(await client.send('GET', begin));
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'emulator',
      redirect_uri: `${bed.origin}/api/sign-in/openid-connect/callback`,
      code_challenge_method: 'S256',
      state: expect.stringMatching(/.{20}/),
      nonce: expect.stringMatching(/.{20}/),
    });
    const signedIn = await signIn('Ada Lovelace');
    const { user } = await signedIn.refresh();
    expect(user).toMatchObject({ displayName: 'Ada Lovelace', role: 'guest' });
    expect((await signedIn.api.issueToken()).token).toBeTruthy();
  });

  it('knows the person again', async () => {
    const [one, other] = [await signIn('Grace Hopper'), await signIn('Grace Hopper')];
    expect((await one.refresh()).user.id).toBe((await other.refresh()).user.id);
  });

  it('is offered by its name, and the development sign-in is not', async () => {
    expect(await bed.client(service).api.getSignInOptions()).toEqual({
      development: false,
      developmentNames: [],
      openIdConnect: { name: 'Contoso' },
    });
  });

  async function expectRefused(answer: Awaited<ReturnType<typeof callback>>, client: TestClient) {
    expect(location(answer).pathname).toBe('/sign-in');
    expect(location(answer).searchParams.get('signInError')).toBe('sign-in/refused');
    expect(await client.api.findSession()).toBeNull();
  }

  it('refuses an answer in another browser than the one that began', async () => {
    const [victim, attacker] = [bed.client(service), bed.client(service)];
    const url = await signInAtProvider(location(await attacker.send('GET', begin)), 'Eve');
    await expectRefused(await callback(victim, url), victim);
    await victim.send('GET', begin);
    await expectRefused(await callback(victim, url), victim);
  });

  it('refuses a second use of the answer, another state, another code, and a refusal of the provider', async () => {
    const client = await bed.client(service);
    const url = await signInAtProvider(location(await client.send('GET', begin)), 'Ada');
    await callback(client, url);
    await client.refresh();
    const stranger = bed.client(service);
    await expectRefused(await callback(stranger, url), stranger);

    for (const change of [{ state: 'x'.repeat(43) }, { code: 'made-up' }]) {
      const other = bed.client(service);
      const changed = await signInAtProvider(location(await other.send('GET', begin)), 'Ada');
      for (const [name, value] of Object.entries(change)) changed.searchParams.set(name, value);
      await expectRefused(await callback(other, changed), other);
    }

    const denied = bed.client(service);
    const started = location(await denied.send('GET', begin));
    const state = started.searchParams.get('state')!;
    const refusal = new URL(`${bed.origin}/api/sign-in/openid-connect/callback`);
    refusal.search = String(new URLSearchParams({ error: 'access_denied', state }));
    await expectRefused(await callback(denied, refusal), denied);
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/\u0000'])(
    '400 for the page %j to come back to',
    async (returnTo) => {
      const path = `/api/sign-in/openid-connect?${new URLSearchParams({ returnTo })}`;
      expect((await bed.client(service).send('GET', path)).status).toBe(400);
    },
  );

  it('writes neither codes nor tokens into the log', async () => {
    expect(bed.log.join('')).not.toMatch(/[?&]code=|eyJ[\w-]{10}|emulator-secret/);
  });

  it('says that the provider cannot be reached, and recovers', async () => {
    const fresh = await bed.startReplica({
      DEVELOPMENT_SIGN_IN: 'false',
      OIDC_ISSUER: `${bed.emulator.endpoint}/${tenant}/v2.0`,
      OIDC_CLIENT_ID: 'emulator-public',
    });
    await bed.stopEmulator();
    const failed = location(await bed.client(fresh).send('GET', begin));
    expect(failed.searchParams.get('signInError')).toBe('sign-in/provider-unavailable');
    await bed.restartEmulator();
    expect(location(await bed.client(fresh).send('GET', begin)).origin).toBe(bed.emulator.endpoint);
  });
});
