import { describe, expect, it } from 'vitest';
import { createIdentityHarness, objectId, resourceId } from '../testing/identity-harness.ts';

const id = 'CommunicationIdentity_IssueAccessToken';

describe(id, () => {
  it('200 with a token for the identity', async () => {
    const { call, check, createUser } = createIdentityHarness();
    const user = await createUser();
    const response = await call<{ token: string; expiresOn: string }>(id, {
      params: { id: user },
      body: { scopes: ['chat.join', 'voip'], expiresInMinutes: 1440 },
    });
    expect(response).toMatchObject({ status: 200, body: { expiresOn: '2026-02-01T12:00:00.5000000+00:00' } });
    expect(await check(response.body.token)).toMatchObject({ rawId: user, scopes: ['chat.join', 'voip'] });
  });

  it('200 with tokens that live beside each other', async () => {
    const { check, createUser, issue } = createIdentityHarness();
    const user = await createUser();
    const [first, second] = [await issue(user), await issue(user)];
    expect(first).not.toBe(second);
    expect([await check(first), await check(second)]).toEqual([
      expect.objectContaining({ rawId: user }),
      expect.objectContaining({ rawId: user }),
    ]);
  });

  it.each([`8:acs:${resourceId}_unknown`, '8:acs:other_resource'])('404 for %s', async (unknown) => {
    const { failure } = createIdentityHarness();
    const error = await failure(id, { params: { id: unknown }, body: { scopes: ['chat'] } });
    expect(error).toMatchObject({ status: 404, message: expect.stringContaining(unknown) });
  });

  it.each(['nobody', '4:+14255550100', `8:orgid:${objectId}`, `8:acs:${resourceId}_tenant_user`])(
    '400 for %s, which is no communication user',
    async (other) => {
      const { failure } = createIdentityHarness();
      expect(await failure(id, { params: { id: other }, body: { scopes: ['chat'] } })).toMatchObject({
        status: 400,
        target: 'id',
      });
    },
  );

  it.each([undefined, {}, { scopes: [] }, { scopes: ['root'] }, { scopes: ['chat'], expiresInMinutes: 1 }])(
    '400 for the body %o',
    async (body) => {
      const { createUser, failure } = createIdentityHarness();
      expect(await failure(id, { params: { id: await createUser() }, body })).toMatchObject({ status: 400 });
    },
  );
});
