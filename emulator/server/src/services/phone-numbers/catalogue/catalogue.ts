import type {
  PhoneNumberAssignmentType,
  PhoneNumberCapabilities,
  PhoneNumberCapability,
  PhoneNumberOffering,
  PhoneNumberType,
} from '@switchboard/acs-contracts';
import { unknownCountry } from '../phone-numbers.errors.ts';
import { japan, southKorea } from './asia.ts';
import type { Country, NumberRange } from './country.ts';
import { sweden, unitedKingdom } from './europe.ts';
import { canada, unitedStates } from './north-america.ts';

/** In the order of their codes. */
export const countries: readonly Country[] = [canada, unitedKingdom, japan, southKorea, sweden, unitedStates];

/** @throws 400 when no numbers are to be had there. */
export function requireCountry(countryCode: string): Country {
  const country = countries.find((candidate) => candidate.countryCode === countryCode.toUpperCase());
  if (!country) {
    throw unknownCountry(
      countryCode,
      countries.map((known) => known.countryCode),
    );
  }
  return country;
}

/** The number at a position of the range, in E.164. */
export const numberAt = (country: Country, { prefix, first, size }: NumberRange, position: number) =>
  `+${country.callingCode}${prefix}${String(Number(first) + (position % size)).padStart(first.length, '0')}`;

export interface CatalogueEntry {
  readonly country: Country;
  readonly range: NumberRange;
}

/** Where a number of the catalogue belongs; undefined for all others. */
export function findEntry(phoneNumber: string): CatalogueEntry | undefined {
  for (const country of countries) {
    const range = country.ranges.find((candidate) => isOf(country, candidate, phoneNumber));
    if (range) return { country, range };
  }
  return undefined;
}

function isOf(country: Country, { prefix, first, size }: NumberRange, phoneNumber: string): boolean {
  const shared = `+${country.callingCode}${prefix}`;
  if (!phoneNumber.startsWith(shared) || phoneNumber.length !== shared.length + first.length) return false;
  const position = Number(phoneNumber.slice(shared.length)) - Number(first);
  return position >= 0 && position < size;
}

export const findOffering = (
  { offerings }: Country,
  phoneNumberType: PhoneNumberType,
  assignmentType: PhoneNumberAssignmentType,
): PhoneNumberOffering | undefined =>
  offerings.find(
    (candidate) =>
      candidate.phoneNumberType === phoneNumberType && candidate.assignmentType === assignmentType,
  );

const directions = (capability: PhoneNumberCapability) =>
  capability === 'none' ? [] : capability.split('+');

const covers = (available: PhoneNumberCapability, wanted: PhoneNumberCapability | null | undefined) =>
  directions(wanted ?? 'none').every((direction) => directions(available).includes(direction));

/** Whether a number that has `available` can do all of `wanted`. */
export const offers = (
  available: PhoneNumberCapabilities,
  wanted: {
    readonly calling?: PhoneNumberCapability | null | undefined;
    readonly sms?: PhoneNumberCapability | null | undefined;
  },
): boolean => covers(available.calling, wanted.calling) && covers(available.sms, wanted.sms);
