import { describe, expect, it } from 'vitest';
import { createIdentityHarness, objectId, tenantId } from '../testing/identity-harness.ts';

const id = 'TeamsExtensionAssignment_Get';
const params = { tenantId, objectId };

describe(id, () => {
  it('200 with the assignment', async () => {
    const { call } = createIdentityHarness();
    const body = { principalType: 'user', clientIds: ['client'] };
    await call('TeamsExtensionAssignment_Upsert', { params, body });
    expect(await call(id, { params })).toMatchObject({ status: 200, body: { tenantId, objectId, ...body } });
  });

  it('404 when there is none, also of another tenant', async () => {
    const { call, failure } = createIdentityHarness();
    await call('TeamsExtensionAssignment_Upsert', { params, body: { principalType: 'user' } });
    const other = { tenantId: objectId, objectId };
    expect(await failure(id, { params: other })).toMatchObject({
      status: 404,
      message: expect.stringContaining(objectId),
    });
  });
});
