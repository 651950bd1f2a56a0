import { describe, expect, it } from 'vitest';
import { createIdentityHarness } from '../testing/identity-harness.ts';

const id = 'CommunicationIdentity_Delete';

describe(id, () => {
  it('204, and the identity and its tokens are gone', async () => {
    const { call, check, createUser, failure, identities, issue } = createIdentityHarness();
    const user = await createUser();
    const token = await issue(user);
    expect(await call(id, { params: { id: user } })).toEqual({ status: 204 });
    expect(await identities.exists(user)).toBe(false);
    expect(await check(token)).toContain('does not exist');
    const issueRequest = { params: { id: user }, body: { scopes: ['chat'] } };
    expect(await failure('CommunicationIdentity_IssueAccessToken', issueRequest)).toMatchObject({
      status: 404,
    });
  });

  it('204 also the second time, with one event', async () => {
    const { call, createUser, events } = createIdentityHarness();
    const user = await createUser();
    await call(id, { params: { id: user } });
    expect(await call(id, { params: { id: user } })).toEqual({ status: 204 });
    expect(events).toEqual([{ type: 'IdentityDeleted', data: { rawId: user } }]);
  });

  it('400 for what is no raw id', async () => {
    const { failure } = createIdentityHarness();
    expect(await failure(id, { params: { id: 'nobody' } })).toMatchObject({ status: 400, target: 'id' });
  });
});
