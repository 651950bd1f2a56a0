import { describe, expect, it } from 'vitest';
import { createPhoneNumbersHarness, geographic } from '../testing/phone-numbers-harness.ts';

const id = 'PhoneNumbers_UpdateCapabilities';

describe(id, () => {
  it('202 with the addresses that the service gives, and the number can do what was asked', async () => {
    const { buy, call, directory } = createPhoneNumbersHarness();
    const phoneNumber = await buy();
    const { status, headers, body } = await call(id, { params: { phoneNumber }, body: { sms: 'none' } });
    expect(status).toBe(202);
    expect(headers).toMatchObject({
      location: `/phoneNumbers/${phoneNumber}?api-version=2025-06-01`,
      'operation-id': `capabilities_${headers['capabilities-id']}`,
    });
    expect(body).toEqual({ capabilitiesUpdateId: headers['capabilities-id'] });
    expect((await directory.find(phoneNumber))?.capabilities).toEqual({
      calling: 'inbound+outbound',
      sms: 'none',
    });
  });

  it('changes nothing as long as a test holds it', async () => {
    const { buy, call, directory, gate } = createPhoneNumbersHarness();
    const phoneNumber = await buy();
    gate.hold({ operationType: 'updatePhoneNumberCapabilities' });
    await call(id, { params: { phoneNumber }, body: { sms: 'none' } });
    expect((await directory.find(phoneNumber))?.capabilities.sms).toBe('inbound+outbound');
  });

  it('400 InvalidInput for a capability that the type does not have', async () => {
    const { buy, failure } = createPhoneNumbersHarness();
    const phoneNumber = await buy('CA', geographic);
    const error = await failure(id, { params: { phoneNumber }, body: { sms: 'inbound+outbound' } });
    expect(error).toMatchObject({ status: 400, code: 'InvalidInput' });
    expect(error.message).toContain("sms 'inbound+outbound'");
  });

  it.each([undefined, {}, { calling: null }])('400 for the body %o', async (body) => {
    const { buy, failure } = createPhoneNumbersHarness();
    expect(await failure(id, { params: { phoneNumber: await buy() }, body })).toMatchObject({ status: 400 });
  });

  it('404 for a number that is not owned', async () => {
    const { failure } = createPhoneNumbersHarness();
    const error = await failure(id, { params: { phoneNumber: '+14255550100' }, body: { sms: 'none' } });
    expect(error).toMatchObject({ status: 404, code: 'NotFound', target: 'phonenumber' });
  });
});
