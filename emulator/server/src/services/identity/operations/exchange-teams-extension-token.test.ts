import type { CommunicationIdentityAccessTokenResult } from '@switchboard/acs-contracts';
import { describe, expect, it } from 'vitest';
import { createIdentityHarness, objectId, resourceId, tenantId } from '../testing/identity-harness.ts';

const id = 'TeamsExtensionToken_Exchange';
const assign = (clientIds: string[]) => ({
  params: { tenantId, objectId },
  body: { principalType: 'user', clientIds },
});
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

describe(id, () => {
  it('200 with identity and token for an assigned user', async () => {
    const { call, check, entraToken } = createIdentityHarness();
    await call('TeamsExtensionAssignment_Upsert', assign(['other', 'client']));
    const response = await call<CommunicationIdentityAccessTokenResult>(id, bearer(await entraToken()));
    const rawId = `8:acs:${resourceId}_${tenantId}_${objectId}`;
    expect(response).toMatchObject({ status: 200, body: { identity: { id: rawId } } });
    expect(await check(response.body.accessToken?.token ?? '')).toMatchObject({ rawId, scopes: ['voip'] });
  });

  it('403 without an assignment for the user and the client', async () => {
    const { call, entraToken, failure } = createIdentityHarness();
    expect(await failure(id, bearer(await entraToken()))).toMatchObject({ status: 403 });
    await call('TeamsExtensionAssignment_Upsert', assign(['other']));
    expect(await failure(id, bearer(await entraToken()))).toMatchObject({
      status: 403,
      message: expect.stringContaining("through the client 'client'"),
    });
  });

  it('401 without a token, and with one of another audience', async () => {
    const { entraToken, failure } = createIdentityHarness();
    expect(await failure(id)).toMatchObject({ status: 401 });
    const token = await entraToken({ aud: 'https://communication.azure.com/clients' });
    expect(await failure(id, bearer(token))).toMatchObject({ status: 401 });
  });
});
