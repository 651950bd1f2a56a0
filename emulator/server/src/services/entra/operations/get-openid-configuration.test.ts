import { describe, expect, it } from 'vitest';
import { createEntraHarness, origin } from '../testing/entra-harness.ts';

const id = 'Entra_GetOpenIdConfiguration';

describe(id, () => {
  it.each(['contoso.example', 'common'])('200 with addresses under the tenant %s', async (tenant) => {
    const { body } = await createEntraHarness().call(id, { tenant });
    expect(body).toMatchObject({
      issuer: `${origin}/${tenant}/v2.0`,
      authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/authorize`,
      token_endpoint: `${origin}/${tenant}/oauth2/v2.0/token`,
      jwks_uri: `${origin}/${tenant}/discovery/v2.0/keys`,
      userinfo_endpoint: `${origin}/oidc/userinfo`,
      code_challenge_methods_supported: ['S256'],
    });
  });

  it.each(['..', 'a b', 'x'.repeat(101), '-'])('400 for the tenant %s', async (tenant) => {
    expect(await createEntraHarness().call(id, { tenant })).toMatchObject({
      status: 400,
      body: { error: 'invalid_request', error_codes: [90002] },
    });
  });
});
