import { describe, expect, it } from 'vitest';
import {
  authorizationQuery,
  createEntraHarness,
  locationOf,
  redirectUri,
  textOf,
} from '../testing/entra-harness.ts';

const id = 'Entra_ShowSignInPage';

describe(id, () => {
  it('200 with a page that lists people, runs no script and fits in no frame', async () => {
    const { call } = createEntraHarness({
      users: [{ name: '<Ann>', email: 'ann@example.com', objectId: '33333333-3333-4333-8333-333333333333' }],
    });
    const response = await call(id, { query: { ...authorizationQuery, login_hint: '"><script>' } });
    expect(response).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': expect.stringMatching(/^default-src 'none'.*frame-ancestors 'none'$/),
      },
    });
    const page = textOf(response);
    expect(page).toContain('value="33333333-3333-4333-8333-333333333333"');
    expect(page).toContain('&lt;Ann&gt;');
    expect(page).toContain('value="&quot;&gt;&lt;script&gt;"');
    expect(page).not.toContain('<script');
    expect(page).toContain('<label for="name">');
    expect(page).not.toContain('Ada Lovelace');
  });

  it.each([
    ['an unknown client', { client_id: 'other' }, 'AADSTS700016'],
    ['no client', { client_id: '' }, 'AADSTS900144'],
    ['an address elsewhere', { redirect_uri: 'https://evil.example/' }, 'AADSTS50011'],
    ['an address that looks local', { redirect_uri: 'http://localhost.evil.example/' }, 'AADSTS50011'],
    ['a name of this machine as user', { redirect_uri: 'http://localhost@evil.example/' }, 'AADSTS50011'],
    ['a script as address', { redirect_uri: 'javascript:alert(1)' }, 'AADSTS50011'],
    ['an address with a fragment', { redirect_uri: `${redirectUri}#x` }, 'AADSTS50011'],
    ['an unknown way to answer', { response_mode: 'telegram' }, 'AADSTS900561'],
  ])('400 with a page, and no redirect, for %s', async (_name, query, number) => {
    const { call } = createEntraHarness();
    const response = await call(id, { query: { ...authorizationQuery, ...query } });
    expect(response).toMatchObject({ status: 400, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(textOf(response)).toContain(number);
  });

  it.each([
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ response_type: '' }, 'invalid_request'],
    [{ scope: '' }, 'invalid_request'],
    [{ scope: 'a/b c/d' }, 'invalid_scope'],
    [{ prompt: 'none' }, 'login_required'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ code_challenge: 'short' }, 'invalid_request'],
    [{ client_id: 'emulator-public', code_challenge: '' }, 'invalid_request'],
  ])('302 back to the client with the problem for %o', async (query, error) => {
    const { call } = createEntraHarness();
    const location = locationOf(await call(id, { query: { ...authorizationQuery, ...query } }));
    expect(location.href.startsWith(redirectUri)).toBe(true);
    expect(location.searchParams.get('error')).toBe(error);
    expect(location.searchParams.get('error_description')).toMatch(/^AADSTS\d+: /);
    expect(location.searchParams.get('state')).toBe('a state');
  });

  it('400 for a parameter that is given twice', async () => {
    const { call } = createEntraHarness();
    const query = new URLSearchParams(authorizationQuery);
    query.append('redirect_uri', 'http://localhost:3000/other');
    expect(await call(id, { query })).toMatchObject({ status: 400 });
  });

  it('takes registered addresses only from a client that registered some, any port of this machine included', async () => {
    const redirectUris = ['https://app.example/callback', 'http://localhost:3000/callback'];
    const { call } = createEntraHarness({ clients: [{ clientId: 'mine', clientSecret: 's', redirectUris }] });
    const statusOf = async (redirect_uri: string) =>
      (await call(id, { query: { ...authorizationQuery, client_id: 'mine', redirect_uri } })).status;
    expect(await statusOf('https://app.example/callback')).toBe(200);
    expect(await statusOf('http://localhost:4711/callback')).toBe(200);
    expect(await statusOf('https://app.example/callback?x')).toBe(400);
    expect(await statusOf('https://app.example:444/callback')).toBe(400);
    expect(await statusOf('http://localhost:3000/other')).toBe(400);
  });
});
