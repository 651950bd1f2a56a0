import { describe, expect, it } from 'vitest';
import { createIdentityHarness, objectId } from '../testing/identity-harness.ts';

const id = 'CommunicationIdentity_ExchangeTeamsUserAccessToken';

describe(id, () => {
  it('200 with a token of the Teams user that ends with the Entra token', async () => {
    const { call, check, entraToken } = createIdentityHarness();
    const body = { token: await entraToken(), appId: 'Client', userId: objectId.toUpperCase() };
    const response = await call<{ token: string; expiresOn: string }>(id, { body });
    expect(response).toMatchObject({
      status: 200,
      body: { expiresOn: expect.stringMatching(/^2026-01-31T13:00:00/) },
    });
    expect(await check(response.body.token)).toMatchObject({
      rawId: `8:orgid:${objectId}`,
      scopes: ['voip', 'chat'],
      expiresOn: new Date('2026-01-31T13:00:00Z'),
    });
  });

  it('200 again after a deletion, while tokens from before it stay void', async () => {
    const { call, check, entraToken } = createIdentityHarness();
    const body = { token: await entraToken(), appId: 'client', userId: objectId };
    const before = await call<{ token: string }>(id, { body });
    await call('CommunicationIdentity_Delete', { params: { id: `8:orgid:${objectId}` } });
    const after = await call<{ token: string }>(id, { body });
    expect(await check(before.body.token)).toContain('revoked');
    expect(await check(after.body.token)).toMatchObject({ rawId: `8:orgid:${objectId}` });
  });

  it.each([
    [{ appId: 'other' }, 'appId', "'other' does not match the claim appid"],
    [{ userId: 'other' }, 'userId', "'other' does not match the claim oid"],
  ])('400 for %o', async (change, target, message) => {
    const { entraToken, failure } = createIdentityHarness();
    const body = { token: await entraToken(), appId: 'client', userId: objectId, ...change };
    expect(await failure(id, { body })).toMatchObject({
      status: 400,
      target,
      message: expect.stringContaining(message),
    });
  });

  it.each([
    [{ aud: 'https://communication.azure.com/' }, 'audience'],
    [{ exp: 1 }, 'expired'],
    [{ iss: 'https://elsewhere' }, 'issuer'],
    [{ scp: undefined }, 'issued to an application'],
  ])('401 for an Entra token with %o', async (claims, message) => {
    const { entraToken, failure } = createIdentityHarness();
    const body = { token: await entraToken(claims), appId: 'client', userId: objectId };
    expect(await failure(id, { body })).toMatchObject({
      status: 401,
      message: expect.stringContaining(message),
    });
  });

  it('401 for what is no token, without repeating it', async () => {
    const { failure } = createIdentityHarness();
    const error = await failure(id, { body: { token: 'sesame', appId: 'client', userId: objectId } });
    expect(error.status).toBe(401);
    expect(error.message).not.toContain('sesame');
  });

  it('403 when the Entra token carries no scope of Teams', async () => {
    const { entraToken, failure } = createIdentityHarness();
    const body = { token: await entraToken({ scp: 'User.Read' }), appId: 'client', userId: objectId };
    expect(await failure(id, { body })).toMatchObject({ status: 403 });
  });

  it.each([{}, { token: '', appId: 'a', userId: 'b' }, { token: 'x', appId: 'a' }])(
    '400 for the body %o',
    async (body) =>
      expect(await createIdentityHarness().failure(id, { body })).toMatchObject({ status: 400 }),
  );
});
