import { describe, expect, it } from 'vitest';
import { clientFields, createEntraHarness, origin, tenantId } from '../testing/entra-harness.ts';

const managementScope = 'https://communication.azure.com//.default';
const applicationForm = { ...clientFields, grant_type: 'client_credentials', scope: managementScope };
const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });

describe('Entra_IssueToken, client_credentials', () => {
  it('200 with a token of the application for the resource', async () => {
    const { claimsOf, issueToken } = createEntraHarness();
    const { status, headers, body } = await issueToken(applicationForm);
    expect({ status, headers }).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, ext_expires_in: 3600 });
    expect(await claimsOf(body.access_token)).toMatchObject({
      iss: `${origin}/${tenantId}/v2.0`,
      aud: 'https://communication.azure.com/',
      tid: tenantId,
      appid: 'emulator',
      idtyp: 'app',
      exp: Date.UTC(2026, 0, 31, 13) / 1000,
    });
  });

  it('200 for a client that uses the Basic scheme', async () => {
    const { issueToken } = createEntraHarness();
    const form = { grant_type: 'client_credentials', scope: managementScope };
    expect(await issueToken(form, basic('emulator:emulator%2Dsecret'))).toMatchObject({ status: 200 });
  });

  it('200 for a client of the seed, whose token is its own', async () => {
    const { claimsOf, issueToken } = createEntraHarness({
      clients: [{ clientId: 'mine', clientSecret: 'pass word' }],
    });
    const { body } = await issueToken({ ...applicationForm, client_id: 'mine', client_secret: 'pass word' });
    expect(await claimsOf(body.access_token)).toMatchObject({ appid: 'mine' });
  });

  it.each<[string, Record<string, string>, Record<string, string> | undefined, number, string, number]>([
    ['a wrong secret', { client_secret: 'emulator-secreT' }, undefined, 401, 'invalid_client', 7000215],
    [
      'a secret that goes on',
      { client_secret: 'emulator-secretemulator-secret' },
      undefined,
      401,
      'invalid_client',
      7000215,
    ],
    ['no secret', { client_secret: '' }, undefined, 401, 'invalid_client', 7000218],
    ['an unknown client', { client_id: 'other' }, undefined, 400, 'unauthorized_client', 700016],
    ['a public client', { client_id: 'emulator-public' }, undefined, 400, 'unauthorized_client', 700027],
    ['a broken Basic header', {}, { authorization: 'Basic !' }, 401, 'invalid_client', 7000218],
    ['a bearer header', {}, { authorization: 'Bearer x' }, 401, 'invalid_client', 7000218],
    ['a badly encoded Basic header', {}, basic('emulator:%zz'), 401, 'invalid_client', 7000218],
    ['two clients', {}, basic('other:x'), 400, 'invalid_request', 900144],
    ['no scope', { scope: '' }, undefined, 400, 'invalid_request', 900144],
    [
      'a delegated scope',
      { scope: 'https://communication.azure.com/clients/VoIP' },
      undefined,
      400,
      'invalid_scope',
      1002012,
    ],
    ['two resources', { scope: 'a/.default b/.default' }, undefined, 400, 'invalid_scope', 28000],
    [
      'a scope without a name',
      { scope: 'https://communication.azure.com/' },
      undefined,
      400,
      'invalid_scope',
      70011,
    ],
    ['no grant type', { grant_type: '' }, undefined, 400, 'invalid_request', 900144],
    ['an unknown grant type', { grant_type: 'password' }, undefined, 400, 'unsupported_grant_type', 70003],
    [
      'an inherited name as grant type',
      { grant_type: 'constructor' },
      undefined,
      400,
      'unsupported_grant_type',
      70003,
    ],
  ])('refuses %s', async (_name, form, headers, status, error, number) => {
    const { issueToken } = createEntraHarness();
    const response = await issueToken({ ...applicationForm, ...form }, headers);
    expect(response).toMatchObject({
      status,
      body: {
        error,
        error_codes: [number],
        error_description: expect.stringMatching(`^AADSTS${number}: `),
        timestamp: '2026-01-31 12:00:00Z',
        correlation_id: 'request',
      },
    });
    expect(JSON.stringify(response.body)).not.toContain('emulator-secret');
  });

  it('400 for a body that is no form, is too long, or says a thing twice', async () => {
    const { call, issueToken } = createEntraHarness();
    const asJson = await issueToken(applicationForm, { 'content-type': 'application/json' });
    const long = await issueToken({ ...applicationForm, more: 'x'.repeat(70_000) });
    const tenant = await call('Entra_IssueToken', { form: applicationForm, tenant: '..' });
    for (const response of [asJson, long, tenant])
      expect(response).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });
});

describe('Entra_IssueToken, refresh_token', () => {
  const scope = 'openid profile email offline_access';
  const refresh = (token: unknown, more = {}) => ({
    ...clientFields,
    grant_type: 'refresh_token',
    refresh_token: String(token),
    ...more,
  });

  it('200 with new tokens of the same user', async () => {
    const { claimsOf, clock, issueToken, redeem, signIn } = createEntraHarness();
    const first = await redeem((await signIn({ scope })).get('code') ?? '');
    await clock.advance(2 * 3_600_000);
    const second = await issueToken(refresh(first.body.refresh_token));
    expect(second).toMatchObject({ status: 200, body: { scope, refresh_token: expect.any(String) } });
    expect(await claimsOf(second.body.id_token)).toMatchObject({ name: 'Ada Lovelace', aud: 'emulator' });
  });

  it('400 for a token of another kind, of another client, or from yesterday', async () => {
    const { clock, issueToken, redeem, signIn } = createEntraHarness();
    const { body } = await redeem((await signIn({ scope })).get('code') ?? '');
    const refused = { status: 400, body: { error: 'invalid_grant' } };
    expect(await issueToken(refresh(body.access_token))).toMatchObject(refused);
    expect(await issueToken(refresh(body.refresh_token, { client_id: 'emulator-public' }))).toMatchObject(
      refused,
    );
    await clock.advance(24 * 3_600_000);
    expect(await issueToken(refresh(body.refresh_token))).toMatchObject(refused);
  });
});
