import { describe, expect, it } from 'vitest';
import {
  authorizationQuery,
  codeVerifier,
  createEntraHarness,
  locationOf,
  origin,
  redirectUri,
  tenantId,
  textOf,
} from '../testing/entra-harness.ts';

describe('Entra_SignIn', () => {
  it('sends a code and the state back, which become tokens once', async () => {
    const { claimsOf, redeem, signIn } = createEntraHarness();
    const answer = await signIn();
    expect(answer.get('state')).toBe('a state');
    const code = answer.get('code') ?? '';
    const { status, body } = await redeem(code);
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', scope: 'openid profile email' });
    expect(body).not.toHaveProperty('refresh_token');
    expect(await claimsOf(body.id_token)).toMatchObject({
      iss: `${origin}/${tenantId}/v2.0`,
      aud: 'emulator',
      tid: tenantId,
      nonce: 'a nonce',
      name: 'Ada Lovelace',
      email: 'ada.lovelace@example.com',
      preferred_username: 'ada.lovelace@example.com',
    });
    expect(await redeem(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('knows the same person by the same id in each run, whatever the case of the name', async () => {
    const subject = async (form: Record<string, string>) => {
      const { claimsOf, redeem, signIn } = createEntraHarness();
      const { body } = await redeem((await signIn({}, form)).get('code') ?? '');
      return (await claimsOf(body.id_token)).sub;
    };
    const ada = await subject({ name: 'Ada Lovelace' });
    expect(await subject({ name: ' ada  lovelace ' })).toBe(ada);
    expect(await subject({ user: String(ada) })).toBe(ada);
    expect(await subject({ name: 'Grace Hopper' })).not.toBe(ada);
  });

  it('gives names that an address cannot spell an address of their own', async () => {
    const { claimsOf, redeem, signIn } = createEntraHarness();
    const emailOf = async (name: string) => {
      const { body } = await redeem((await signIn({}, { name })).get('code') ?? '');
      return (await claimsOf(body.id_token)).email;
    };
    expect(await emailOf('Åsa Öberg')).toBe('asa.oberg@example.com');
    expect(await emailOf('김민준')).toMatch(/^[0-9a-f]{8}@example\.com$/);
    expect(await emailOf('김민준')).not.toBe(await emailOf('김서연'));
  });

  it('puts into the id token what the scopes ask for, and the resource into the access token', async () => {
    const { claimsOf, redeem, signIn } = createEntraHarness();
    const scope = 'openid https://communication.azure.com/clients/.default';
    const { body } = await redeem((await signIn({ scope, nonce: '' })).get('code') ?? '');
    const idToken = await claimsOf(body.id_token);
    for (const claim of ['name', 'email', 'nonce']) expect(idToken).not.toHaveProperty(claim);
    expect(await claimsOf(body.access_token)).toMatchObject({
      aud: 'https://communication.azure.com/clients',
      scp: 'Chat VoIP',
      appid: 'emulator',
      oid: idToken.oid,
    });
  });

  it.each([
    ['another verifier', { code_verifier: 'x'.repeat(43) }],
    ['no verifier', { code_verifier: '' }],
    ['another address', { redirect_uri: 'http://localhost:3000/other' }],
    ['another client', { client_id: 'emulator-public', client_secret: '' }],
    ['another code', { code: 'x' }],
  ])('400 for the code with %s', async (_name, more) => {
    const { redeem, signIn } = createEntraHarness();
    const code = (await signIn()).get('code') ?? '';
    expect(await redeem(code, more)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('400 for a code after five minutes, and after a reset', async () => {
    const { clock, redeem, service, signIn } = createEntraHarness();
    const late = (await signIn()).get('code') ?? '';
    await clock.advance(5 * 60_000);
    expect(await redeem(late)).toMatchObject({ status: 400 });
    const lost = (await signIn()).get('code') ?? '';
    await service.stop?.();
    expect(await redeem(lost)).toMatchObject({ status: 400 });
  });

  it('200 without a proof key for a client with a secret, and with one for a client without', async () => {
    const { redeem, signIn } = createEntraHarness();
    const plain = (await signIn({ code_challenge: '', code_challenge_method: '' })).get('code') ?? '';
    expect(await redeem(plain, { code_verifier: '' })).toMatchObject({ status: 200 });
    const isPublic = { client_id: 'emulator-public' };
    const proven = (await signIn(isPublic)).get('code') ?? '';
    expect(await redeem(proven, { ...isPublic, client_secret: '' })).toMatchObject({ status: 200 });
    const unexpected = (await signIn({ code_challenge: '', code_challenge_method: '' })).get('code') ?? '';
    expect(await redeem(unexpected, { code_verifier: codeVerifier })).toMatchObject({ status: 400 });
  });

  it('answers in the fragment or by a form post when asked to', async () => {
    const { call } = createEntraHarness();
    const answer = (response_mode: string) =>
      call('Entra_SignIn', {
        query: { ...authorizationQuery, response_mode, state: '"<' },
        form: { name: 'Ada' },
      });
    const fragment = locationOf(await answer('fragment'));
    expect(new URLSearchParams(fragment.hash.slice(1)).get('state')).toBe('"<');
    expect(fragment.search).toBe('');
    const page = await answer('form_post');
    expect(page.headers?.['content-security-policy']).toContain("script-src 'nonce-");
    expect(textOf(page)).toContain(`<form method="post" action="${redirectUri}">`);
    expect(textOf(page)).toContain('name="state" value="&quot;&lt;"');
  });

  it.each([{}, { name: ' ' }, { name: 'x'.repeat(101) }, { name: 'a\u0007b' }, { user: 'unknown' }])(
    '400 with the page again for %o',
    async (form) => {
      const { call } = createEntraHarness();
      const response = await call('Entra_SignIn', { query: authorizationQuery, form });
      expect(response.status).toBe(400);
      expect(textOf(response)).toContain('role="alert"');
    },
  );
});
