import { describe, expect, it } from 'vitest';
import { createPhoneNumbersHarness } from '../testing/phone-numbers-harness.ts';

const id = 'PhoneNumbers_ReleasePhoneNumber';

describe(id, () => {
  it('202, and the resource no longer owns the number', async () => {
    const { buy, call, directory, operationView } = createPhoneNumbersHarness();
    const phoneNumber = await buy();
    const { status, headers } = await call(id, { params: { phoneNumber } });
    expect(status).toBe(202);
    expect(headers['operation-id']).toBe(`release_${headers['release-id']}`);
    expect(await operationView(headers['operation-id']!)).toMatchObject({
      status: 'succeeded',
      operationType: 'releasePhoneNumber',
    });
    expect(await directory.find(phoneNumber)).toBeUndefined();
  });

  it('fails the second of two releases that were both under way', async () => {
    const { buy, call, gate, operationView } = createPhoneNumbersHarness();
    const phoneNumber = await buy();
    gate.hold({});
    const [first, second] = [
      await call(id, { params: { phoneNumber } }),
      await call(id, { params: { phoneNumber } }),
    ];
    await gate.release({});
    expect(await operationView(first.headers['operation-id']!)).toMatchObject({ status: 'succeeded' });
    expect(await operationView(second.headers['operation-id']!)).toMatchObject({
      status: 'failed',
      error: { code: 'NotFound', target: 'phonenumber' },
    });
  });

  it('404 for a number that is not owned', async () => {
    const { failure } = createPhoneNumbersHarness();
    expect(await failure(id, { params: { phoneNumber: '+14255550100' } })).toMatchObject({ status: 404 });
  });
});
