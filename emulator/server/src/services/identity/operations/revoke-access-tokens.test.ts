import { describe, expect, it } from 'vitest';
import { createIdentityHarness } from '../testing/identity-harness.ts';

const id = 'CommunicationIdentity_RevokeAccessTokens';

describe(id, () => {
  it('204, and only tokens issued before are void, in the same millisecond and again and again', async () => {
    const { call, check, createUser, issue } = createIdentityHarness();
    const user = await createUser();
    const before: string[] = [];
    for (let round = 0; round < 3; round++) {
      before.push(await issue(user));
      expect(await call(id, { params: { id: user } })).toEqual({ status: 204 });
      const after = await issue(user);
      for (const token of before) expect(await check(token)).toContain('revoked');
      expect(await check(after)).toMatchObject({ rawId: user });
      before.push(after);
    }
  });

  it('204, and tokens of other identities live on', async () => {
    const { call, check, createUser, issue } = createIdentityHarness();
    const [user, other] = [await createUser(), await createUser()];
    const token = await issue(other);
    await call(id, { params: { id: user } });
    expect(await check(token)).toMatchObject({ rawId: other });
  });

  it('204, and the event tells whose connections end', async () => {
    const { call, createUser, events } = createIdentityHarness();
    const user = await createUser();
    await call(id, { params: { id: user } });
    expect(events).toEqual([{ type: 'IdentityTokensRevoked', data: { rawId: user } }]);
  });

  it('404 when the identity does not exist', async () => {
    const { failure, events } = createIdentityHarness();
    expect(await failure(id, { params: { id: '8:acs:x_y' } })).toMatchObject({ status: 404 });
    expect(events).toEqual([]);
  });
});
