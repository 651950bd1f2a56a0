import type {
  PhoneNumberAssignmentType,
  PhoneNumberCapabilities,
  PhoneNumberOffering,
  PhoneNumberType,
} from '@switchboard/acs-contracts';

/** Consecutive numbers of one area code. */
export interface NumberRange {
  readonly phoneNumberType: PhoneNumberType;
  /** Without the trunk prefix, for example `425` or `20`. */
  readonly areaCode: string;
  /** All digits that the numbers share after the country's calling code. */
  readonly prefix: string;
  /** The digits that count on, of the first number: `00` for a hundred numbers. */
  readonly first: string;
  readonly size: number;
}

export interface Locality {
  readonly localizedName: string;
  readonly administrativeDivision?: { readonly localizedName: string; readonly abbreviatedName: string };
  readonly areaCodes: readonly string[];
}

export interface NumberingOperator {
  readonly name: string;
  readonly mobileCountryCode: string;
  readonly mobileNetworkCode: string;
}

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string;
  readonly callingCode: string;
  /** What national notation puts before the area code. */
  readonly trunkPrefix: string;
  readonly localities: readonly Locality[];
  readonly ranges: readonly NumberRange[];
  readonly offerings: readonly PhoneNumberOffering[];
  readonly isAgreementToNotResellRequired: boolean;
  readonly operator: NumberingOperator;
}

/** An offering in one line. */
export function offering(
  phoneNumberType: PhoneNumberType,
  assignmentType: PhoneNumberAssignmentType,
  [calling, sms]: readonly [PhoneNumberCapabilities['calling'], PhoneNumberCapabilities['sms']],
  amount: number,
): PhoneNumberOffering {
  const cost = { amount, currencyCode: 'USD', billingFrequency: 'monthly' } as const;
  return { phoneNumberType, assignmentType, availableCapabilities: { calling, sms }, cost };
}

/** Numbers from `first` on: `range('geographic', '425', '42555501', '00', 100)`. */
export function range(
  phoneNumberType: PhoneNumberType,
  areaCode: string,
  prefix: string,
  first: string,
  size: number,
): NumberRange {
  return { phoneNumberType, areaCode, prefix, first, size };
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

export const isNamed = ({ localizedName }: Locality, name: string) => same(localizedName, name);

/** Whether a locality lies in the state or province, given by name or abbreviation; true when none is given. */
export function isInDivision({ administrativeDivision: division }: Locality, wanted?: string): boolean {
  if (wanted === undefined) return true;
  if (division === undefined) return false;
  return same(division.abbreviatedName, wanted) || same(division.localizedName, wanted);
}
