import { describe, expect, it } from 'vitest';
import { createPhoneNumbersHarness } from '../testing/phone-numbers-harness.ts';

const id = 'PhoneNumbers_ListAreaCodes';

async function codes(countryCode: string, query: Record<string, string>): Promise<string[]> {
  const { call } = createPhoneNumbersHarness();
  const { body } = await call<{ areaCodes: { areaCode: string }[] }>(id, { params: { countryCode }, query });
  return body.areaCodes.map(({ areaCode }) => areaCode);
}

describe(id, () => {
  it('200 with the codes of a locality', async () => {
    const query = { phoneNumberType: 'geographic', locality: 'vancouver', administrativeDivision: 'BC' };
    expect(await codes('CA', query)).toEqual(['236', '604']);
    expect(await codes('CA', { ...query, administrativeDivision: 'ON' })).toEqual([]);
  });

  it('200 with the toll-free and mobile codes of a country', async () => {
    expect(await codes('US', { phoneNumberType: 'tollFree' })).toEqual(['800', '833', '844', '855', '866']);
    expect(await codes('GB', { phoneNumberType: 'mobile' })).toEqual(['7700']);
    expect(await codes('US', { phoneNumberType: 'mobile' })).toEqual([]);
    expect(await codes('US', { phoneNumberType: 'tollFree', assignmentType: 'person' })).toEqual([]);
  });

  it('400 for geographic numbers without a locality, and without a type', async () => {
    const { failure } = createPhoneNumbersHarness();
    const params = { countryCode: 'US' };
    expect(await failure(id, { params, query: { phoneNumberType: 'geographic' } })).toMatchObject({
      status: 400,
      target: 'locality',
    });
    expect(await failure(id, { params })).toMatchObject({ status: 400 });
  });
});
