import type { CommunicationIdentityAccessTokenResult } from '@switchboard/acs-contracts';
import { describe, expect, it } from 'vitest';
import { createIdentityHarness, resourceId } from '../testing/identity-harness.ts';

const id = 'CommunicationIdentity_Create';

describe(id, () => {
  it.each([
    undefined,
    {},
    { createTokenWithScopes: [] },
    { createTokenWithScopes: null, expiresInMinutes: null },
  ])('201 with an identity and no token for the body %o', async (body) => {
    const { call, identities } = createIdentityHarness();
    const response = await call<CommunicationIdentityAccessTokenResult>(id, { body });
    expect(response.status).toBe(201);
    expect(Object.keys(response.body)).toEqual(['identity']);
    const rawId = response.body.identity.id;
    expect(rawId).toMatch(new RegExp(`^8:acs:${resourceId}_0{4}[0-9a-f]{4}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`));
    expect(await identities.exists(rawId)).toBe(true);
  });

  it('201 with a token that carries each scope once and ends when asked for', async () => {
    const { call, check } = createIdentityHarness();
    const body = { createTokenWithScopes: ['chat', 'voip', 'chat'], expiresInMinutes: 60 };
    const response = await call<CommunicationIdentityAccessTokenResult>(id, { body });
    expect(response.status).toBe(201);
    expect(response.body.accessToken?.expiresOn).toBe('2026-01-31T13:00:00.5000000+00:00');
    expect(await check(response.body.accessToken?.token ?? '')).toMatchObject({
      rawId: response.body.identity.id,
      scopes: ['chat', 'voip'],
      expiresOn: new Date('2026-01-31T13:00:00Z'),
    });
  });

  it('201 with a token of 24 hours unless asked otherwise', async () => {
    const { call } = createIdentityHarness();
    const body = { createTokenWithScopes: ['voip.join'] };
    const response = await call<CommunicationIdentityAccessTokenResult>(id, { body });
    expect(response.body.accessToken?.expiresOn).toBe('2026-02-01T12:00:00.5000000+00:00');
  });

  it('201 with another id each time, growing with time', async () => {
    const { createUser, clock } = createIdentityHarness();
    const first = await createUser();
    await clock.advance(5);
    const second = await createUser();
    expect(second.slice(0, -18) > first.slice(0, -18)).toBe(true);
  });

  it.each([
    [{ createTokenWithScopes: ['chat', 'sms'] }, 'createTokenWithScopes.1'],
    [{ createTokenWithScopes: 'chat' }, 'createTokenWithScopes'],
    [{ expiresInMinutes: 59 }, 'expiresInMinutes'],
    [{ expiresInMinutes: 1441 }, 'expiresInMinutes'],
    [{ expiresInMinutes: 60.5 }, 'expiresInMinutes'],
    [{ expiresInMinutes: '60' }, 'expiresInMinutes'],
    [[], ''],
  ])('400 for %o', async (body, target) => {
    const { failure } = createIdentityHarness();
    expect(await failure(id, { body })).toMatchObject({
      status: 400,
      message: expect.stringContaining(`${target}: `),
    });
  });
});
