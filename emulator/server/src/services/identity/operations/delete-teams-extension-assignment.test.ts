import { describe, expect, it } from 'vitest';
import { createIdentityHarness, objectId, tenantId } from '../testing/identity-harness.ts';

const id = 'TeamsExtensionAssignment_Delete';
const params = { tenantId, objectId };

describe(id, () => {
  it('204, and the assignment is gone; 204 also when there was none', async () => {
    const { call, failure } = createIdentityHarness();
    await call('TeamsExtensionAssignment_Upsert', { params, body: { principalType: 'user' } });
    expect(await call(id, { params })).toEqual({ status: 204 });
    expect(await failure('TeamsExtensionAssignment_Get', { params })).toMatchObject({ status: 404 });
    expect(await call(id, { params })).toEqual({ status: 204 });
  });
});
