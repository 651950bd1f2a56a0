import { describe, expect, it } from 'vitest';
import { createEntraHarness } from '../testing/entra-harness.ts';

const id = 'Entra_GetUserInfo';
const bearer = (token: unknown) => ({ headers: { authorization: `Bearer ${String(token)}` } });

describe(id, () => {
  it('200 with the claims that the scopes ask for', async () => {
    const { call, claimsOf, redeem, signIn } = createEntraHarness();
    const tokensFor = async (scope: string) =>
      (await redeem((await signIn({ scope })).get('code') ?? '')).body;
    const all = await tokensFor('openid profile email');
    const { sub } = await claimsOf(all.id_token);
    expect(await call(id, bearer(all.access_token))).toMatchObject({
      status: 200,
      body: { sub, name: 'Ada Lovelace', email: 'ada.lovelace@example.com' },
    });
    const some = await tokensFor('openid');
    expect((await call(id, bearer(some.access_token))).body).toEqual({ sub });
  });

  it('401 without a token, with an id token, and with a token for another resource', async () => {
    const { call, redeem, signIn } = createEntraHarness();
    const scope = 'openid https://communication.azure.com/clients/VoIP';
    const { body } = await redeem((await signIn({ scope })).get('code') ?? '');
    for (const request of [{}, bearer(body.id_token), bearer(body.access_token), bearer('x')])
      expect(await call(id, request)).toMatchObject({
        status: 401,
        headers: {
          'www-authenticate': expect.stringMatching(
            /^Bearer error="invalid_token", error_description="[^"]+"$/,
          ),
        },
        body: { error: 'invalid_token' },
      });
  });
});
