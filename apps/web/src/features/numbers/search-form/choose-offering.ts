import type {
  Locality,
  PhoneNumberCountry,
  PhoneNumberOffering,
  PhoneNumberType,
} from '@switchboard/access-api';

/** One offering per kind of number, in the order in which they came; of several the one that can do the most. */
export function offeringPerType(offerings: readonly PhoneNumberOffering[]): readonly PhoneNumberOffering[] {
  const best = new Map<PhoneNumberType, PhoneNumberOffering>();
  for (const offering of offerings) {
    const known = best.get(offering.numberType);
    if (!known || extent(offering) > extent(known)) best.set(offering.numberType, offering);
  }
  return [...best.values()];
}

const extent = ({ capabilities: { calling, sms } }: PhoneNumberOffering) =>
  [calling, sms].reduce(
    (sum, direction) => sum + (direction === 'none' ? 0 : direction.split('+').length),
    0,
  );

/** The country that was asked for, else the first of the reader's languages' countries that has numbers, else the first. */
export function chooseCountry(
  countries: readonly PhoneNumberCountry[],
  asked: string | undefined,
  languages: readonly string[],
): string | undefined {
  const sold = (code: string | undefined) => countries.some(({ countryCode }) => countryCode === code);
  const ofReader = languages.map((language) => new Intl.Locale(language).maximize().region);
  return [asked, ...ofReader].find(sold) ?? countries[0]?.countryCode;
}

export interface Division {
  /** Undefined for places of countries without states. */
  readonly name: string | undefined;
  readonly localities: readonly Locality[];
}

/** Places under the state or province in which they lie, both in the reader's alphabetical order. */
export function groupByDivision(localities: readonly Locality[], locale: string): readonly Division[] {
  const { compare } = new Intl.Collator(locale);
  const groups = new Map<string | undefined, Locality[]>();
  for (const locality of localities) {
    const name = locality.administrativeDivision?.name;
    groups.set(name, [...(groups.get(name) ?? []), locality]);
  }
  return [...groups]
    .map(([name, members]) => ({ name, localities: members.sort((a, b) => compare(a.name, b.name)) }))
    .sort((a, b) => compare(a.name ?? '', b.name ?? ''));
}

/** Names a place within a form: two states may have a town of the same name. */
export const localityKey = (name: string, division: string | undefined) =>
  JSON.stringify([name, division ?? '']);

/** The area code to look in: the one asked for when the place has it, else the place's first; none when it may be any. */
export function chooseAreaCode(
  areaCodes: readonly string[],
  asked: string | undefined,
  isRequired: boolean,
): string | undefined {
  if (asked !== undefined && areaCodes.includes(asked)) return asked;
  return isRequired ? areaCodes[0] : undefined;
}
