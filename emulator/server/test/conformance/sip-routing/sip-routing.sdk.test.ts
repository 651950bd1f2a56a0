import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  collect,
  failureOf,
  startPhoneNumbersBed,
  type PhoneNumbersBed,
} from '../phone-numbers/support/phone-numbers-bed.ts';

const one = { fqdn: 'one.example.com', sipSignalingPort: 5061 };
const two = { fqdn: 'two.example.com', sipSignalingPort: 5062 };
const route = {
  name: 'Local',
  description: 'by the first',
  numberPattern: '^\\+1[0-9]{10}$',
  trunks: [one.fqdn],
};

let bed: PhoneNumbersBed;
beforeAll(async () => {
  bed = await startPhoneNumbersBed();
});
beforeEach(() => bed.emulator.reset());
afterAll(() => bed.stop());

describe('SipRouting_Get', () => {
  it('listTrunks and listRoutes give nothing at first', async () => {
    expect(await collect(bed.sip.listTrunks())).toEqual([]);
    expect(await collect(bed.sip.listRoutes())).toEqual([]);
  });

  it('getTrunk finds the trunk', async () => {
    await bed.sip.setTrunks([one, two]);
    expect(await bed.sip.getTrunk(two.fqdn)).toEqual(two);
  });
});

describe('SipRouting_Update', () => {
  it('setTrunks, setTrunk and deleteTrunk change the trunks', async () => {
    expect(await bed.sip.setTrunks([one])).toEqual([one]);
    expect(await bed.sip.setTrunk({ ...two, sipSignalingPort: 5063 })).toEqual({
      ...two,
      sipSignalingPort: 5063,
    });
    expect(await bed.sip.setTrunks([two])).toEqual([two]);
    await bed.sip.deleteTrunk(two.fqdn);
    expect(await collect(bed.sip.listTrunks())).toEqual([]);
  });

  it('setRoutes replaces the routes in their order', async () => {
    await bed.sip.setTrunks([one]);
    const routes = [route, { ...route, name: 'Other', trunks: [] }];
    expect(await bed.sip.setRoutes(routes)).toEqual(routes);
    expect(await collect(bed.sip.listRoutes())).toEqual(routes);
  });

  it('fails with 422 for what calls cannot be routed by', async () => {
    const refused = { statusCode: 422, code: 'UnprocessableConfiguration' };
    expect(await failureOf(bed.sip.setTrunk({ fqdn: '-1', sipSignalingPort: 8239 }))).toMatchObject(refused);
    expect(await failureOf(bed.sip.setTrunk({ ...one, sipSignalingPort: 0 }))).toMatchObject(refused);
    expect(await failureOf(bed.sip.setRoutes([{ ...route, name: '' }]))).toMatchObject(refused);
    expect(await failureOf(bed.sip.setRoutes([route]))).toMatchObject(refused);
  });
});
