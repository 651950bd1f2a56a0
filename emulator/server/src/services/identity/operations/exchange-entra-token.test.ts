import type { CommunicationIdentityAccessTokenResult } from '@switchboard/acs-contracts';
import { describe, expect, it } from 'vitest';
import { createIdentityHarness, objectId, resourceId, tenantId } from '../testing/identity-harness.ts';

const id = 'EntraToken_Exchange';
const aud = 'https://communication.azure.com/clients';
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

describe(id, () => {
  it('200 with identity and token, the same identity each time', async () => {
    const { call, check, entraToken } = createIdentityHarness();
    const rawId = `8:acs:${resourceId}_${tenantId}_${objectId}`;
    for (const scp of ['Chat VoIP', 'Chat VoIP', 'VoIP.Join Chat.Join.Limited Chat.Join']) {
      const token = await entraToken({ aud, scp });
      const response = await call<CommunicationIdentityAccessTokenResult>(id, bearer(token));
      expect(response).toMatchObject({ status: 200, body: { identity: { id: rawId } } });
      const scopes = scp.startsWith('Chat')
        ? ['chat', 'voip']
        : ['chat.join', 'chat.join.limited', 'voip.join'];
      expect(await check(response.body.accessToken?.token ?? '')).toMatchObject({ rawId, scopes });
    }
  });

  it('403 when the Entra token carries no scope of the clients', async () => {
    const { entraToken, failure } = createIdentityHarness();
    expect(await failure(id, bearer(await entraToken({ aud, scp: 'Teams.ManageCalls' })))).toMatchObject({
      status: 403,
      message: expect.stringContaining('Chat, Chat.Join'),
    });
  });

  it('401 without a token of a user for the clients', async () => {
    const { entraToken, failure } = createIdentityHarness();
    expect(await failure(id)).toMatchObject({ status: 401 });
    expect(await failure(id, bearer(await entraToken()))).toMatchObject({ status: 401 });
    expect(await failure(id, bearer(await entraToken({ aud, scp: undefined })))).toMatchObject({
      status: 401,
    });
  });
});
