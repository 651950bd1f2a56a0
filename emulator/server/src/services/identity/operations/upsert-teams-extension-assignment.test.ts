import { describe, expect, it } from 'vitest';
import { createIdentityHarness, objectId, tenantId } from '../testing/identity-harness.ts';

const id = 'TeamsExtensionAssignment_Upsert';
const params = { tenantId, objectId };

describe(id, () => {
  it('201 for a new assignment, 200 for a replaced one', async () => {
    const { call } = createIdentityHarness();
    const first = { principalType: 'user', clientIds: ['a', 'b', 'a'] };
    expect(await call(id, { params, body: first })).toMatchObject({
      status: 201,
      body: { tenantId, objectId, principalType: 'user', clientIds: ['a', 'b'] },
    });
    const second = {
      params: { tenantId: tenantId.toUpperCase(), objectId },
      body: { principalType: 'resourceAccount' },
    };
    expect(await call(id, second)).toMatchObject({
      status: 200,
      body: { tenantId, objectId, principalType: 'resourceAccount', clientIds: [] },
    });
  });

  it.each([
    [{ params, body: {} }],
    [{ params, body: { principalType: 'robot' } }],
    [{ params, body: { principalType: 'user', clientIds: [''] } }],
    [{ params: { tenantId: 'tenant', objectId }, body: { principalType: 'user' } }],
    [{ params: { tenantId, objectId: 'object' }, body: { principalType: 'user' } }],
  ])('400 for %o', async (request) => {
    expect(await createIdentityHarness().failure(id, request)).toMatchObject({ status: 400 });
  });
});
