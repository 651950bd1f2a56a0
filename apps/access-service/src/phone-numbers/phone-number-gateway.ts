import type {
  Locality,
  MonthlyCost,
  PhoneNumberCapabilities,
  PhoneNumberCountry,
  PhoneNumberOffering,
  PhoneNumberType,
} from '@switchboard/access-api';

/** A number that the resource owns, in the resource's own words. */
export interface OwnedNumber {
  readonly phoneNumber: string;
  readonly countryCode: string;
  readonly numberType: PhoneNumberType;
  readonly capabilities: PhoneNumberCapabilities;
  readonly monthlyCost: MonthlyCost;
  readonly purchasedAt: Date;
}

export interface AreaCodesOf {
  readonly numberType: PhoneNumberType;
  readonly locality?: string | undefined;
  readonly administrativeDivision?: string | undefined;
}

/**
 * What the resource owns, and what it could buy for an application.
 * Every method throws AppError: `phone-numbers/refused`, and those of the resource (`acs/unavailable`, `acs/timed-out`,
 * `acs/throttled`, `acs/credentials-refused`).
 */
export abstract class PhoneNumberGateway {
  abstract listOwned(): Promise<OwnedNumber[]>;
  abstract listCountries(): Promise<PhoneNumberCountry[]>;
  abstract listOfferings(countryCode: string): Promise<PhoneNumberOffering[]>;
  abstract listLocalities(countryCode: string): Promise<Locality[]>;
  abstract listAreaCodes(countryCode: string, of: AreaCodesOf): Promise<string[]>;
}
