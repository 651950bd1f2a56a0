import type { OperatorInformation } from '@switchboard/acs-contracts';
import { countries, findEntry } from './catalogue/catalogue.ts';
import type { Country } from './catalogue/country.ts';

/** Formats are always told; who operates the number only when the costlier details are asked for. */
export function operatorInformationOf(phoneNumber: string, withDetails: boolean): OperatorInformation {
  const country = countryOf(phoneNumber);
  const formats = { phoneNumber, ...formatsOf(phoneNumber, country) };
  if (!withDetails) return formats;
  const type = findEntry(phoneNumber)?.range.phoneNumberType;
  if (!country) return { ...formats, numberType: 'unknown', operatorDetails: { name: 'Unknown' } };
  const { name, mobileCountryCode, mobileNetworkCode } = country.operator;
  return {
    ...formats,
    isoCountryCode: country.countryCode,
    numberType: type === 'tollFree' ? 'other' : (type ?? guessType(phoneNumber, country)),
    operatorDetails: { name, mobileCountryCode, mobileNetworkCode },
  };
}

/** Canada and the United States share a calling code: the area code decides, and whatever is left is American. */
export function countryOf(phoneNumber: string): Country | undefined {
  const matching = countries.filter(({ callingCode }) => phoneNumber.startsWith(`+${callingCode}`));
  return matching.find((country) => areaCodeOf(phoneNumber, country) !== undefined) ?? matching.at(-1);
}

function areaCodeOf(phoneNumber: string, { callingCode, ranges }: Country): string | undefined {
  const rest = phoneNumber.slice(callingCode.length + 1);
  return ranges
    .map(({ areaCode }) => areaCode)
    .sort((one, other) => other.length - one.length)
    .find((areaCode) => rest.startsWith(areaCode));
}

/** Handsets are numbers outside the catalogue; most of them are mobile. */
function guessType(phoneNumber: string, country: Country): 'geographic' | 'mobile' {
  const areaCode = areaCodeOf(phoneNumber, country);
  return country.localities.some(({ areaCodes }) => areaCodes.includes(areaCode ?? ''))
    ? 'geographic'
    : 'mobile';
}

function formatsOf(phoneNumber: string, country: Country | undefined) {
  if (!country) return { nationalFormat: phoneNumber.slice(1), internationalFormat: phoneNumber };
  const rest = phoneNumber.slice(country.callingCode.length + 1);
  const areaCode = areaCodeOf(phoneNumber, country) ?? rest.slice(0, country.callingCode === '1' ? 3 : 2);
  const subscriber = rest.slice(areaCode.length);
  const cut = Math.max(subscriber.length - 4, 0);
  const [first, last] = [subscriber.slice(0, cut), subscriber.slice(cut)];
  const groups = [first, last].filter((group) => group !== '');
  return {
    nationalFormat:
      country.callingCode === '1'
        ? `(${areaCode}) ${groups.join('-')}`
        : [`${country.trunkPrefix}${areaCode}`, ...groups].join(' '),
    internationalFormat: [`+${country.callingCode}`, areaCode, ...groups].join(' '),
  };
}
