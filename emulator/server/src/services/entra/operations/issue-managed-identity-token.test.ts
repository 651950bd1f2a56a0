import { describe, expect, it } from 'vitest';
import { createEntraHarness } from '../testing/entra-harness.ts';

const id = 'Entra_IssueManagedIdentityToken';
const headers = { 'x-identity-header': 'emulator-secret' };
const query = { 'api-version': '2019-08-01', resource: 'https://communication.azure.com/' };

describe(id, () => {
  it('200 with a token for the resource and its end in seconds', async () => {
    const { call, claimsOf } = createEntraHarness();
    const { status, body } = await call(id, { headers, query });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        token_type: 'Bearer',
        resource: query.resource,
        expires_on: String(Date.UTC(2026, 0, 31, 13) / 1000),
        client_id: 'emulator-managed-identity',
      },
    });
    expect(await claimsOf(body.access_token)).toMatchObject({ aud: query.resource, idtyp: 'app' });
  });

  it('200 with a token of the identity that is asked for', async () => {
    const { call, claimsOf } = createEntraHarness();
    const { body } = await call(id, { headers, query: { ...query, client_id: 'mine' } });
    expect(await claimsOf(body.access_token)).toMatchObject({ appid: 'mine' });
  });

  it('401 without the secret header, 400 without a resource', async () => {
    const { call } = createEntraHarness();
    expect(await call(id, { query })).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    const wrong = { 'x-identity-header': 'other' };
    expect(await call(id, { query, headers: wrong })).toMatchObject({ status: 401 });
    expect(await call(id, { headers })).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });
});
