import { z } from 'zod';

/**
 * The wire contract of phone numbers.
 *
 * @see Phone numbers specification 2025-06-01
 */

export const phoneNumberLimits = {
  /** A search holds its numbers this long, and may be purchased that long. */
  searchLifetimeMinutes: 16,
  /** Counts from the latest change of a reservation. */
  reservationLifetimeMinutes: 15,
  /** Counts from its creation, whatever changes. */
  longestReservationMinutes: 120,
  reservationsKeptDays: 30,
  numbersPerReservation: 100,
  numbersPerBrowse: 50,
  itemsPerPage: 100,
} as const;

export const phoneNumberType = z.enum(['geographic', 'tollFree', 'mobile']);
export type PhoneNumberType = z.infer<typeof phoneNumberType>;

export const phoneNumberAssignmentType = z.enum(['person', 'application']);
export type PhoneNumberAssignmentType = z.infer<typeof phoneNumberAssignmentType>;

export const phoneNumberCapability = z.enum(['none', 'inbound', 'outbound', 'inbound+outbound']);
export type PhoneNumberCapability = z.infer<typeof phoneNumberCapability>;

export const phoneNumberCapabilities = z.object({
  calling: phoneNumberCapability,
  sms: phoneNumberCapability,
});
export type PhoneNumberCapabilities = z.infer<typeof phoneNumberCapabilities>;

/** What is left out keeps its value, or does not matter. */
export const phoneNumberCapabilitiesRequest = z.object({
  calling: phoneNumberCapability.nullish(),
  sms: phoneNumberCapability.nullish(),
});

const text = z.string().min(1).max(100);
const count = z.coerce.number().int().min(0).max(1_000_000);
const pageSize = z.coerce.number().int().min(1).max(1000);

export const countryParams = z.object({ countryCode: z.string().min(1).max(20) });
export const phoneNumberParams = z.object({ phoneNumber: z.string().min(1).max(40) });
export const searchParams = z.object({ searchId: text });
export const phoneNumberOperationParams = z.object({ operationId: text });
export const reservationParams = z.object({ reservationId: z.guid().toLowerCase() });

const page = { skip: count.default(0), maxPageSize: pageSize.default(phoneNumberLimits.itemsPerPage) };

export const countriesQuery = z.object(page);
export const localitiesQuery = z.object({
  ...page,
  administrativeDivision: text.optional(),
  phoneNumberType: phoneNumberType.optional(),
});
export const areaCodesQuery = z.object({
  ...page,
  phoneNumberType,
  assignmentType: phoneNumberAssignmentType.optional(),
  locality: text.optional(),
  administrativeDivision: text.optional(),
});
export const offeringsQuery = z.object({
  ...page,
  phoneNumberType: phoneNumberType.optional(),
  assignmentType: phoneNumberAssignmentType.optional(),
});
export const phoneNumbersQuery = z.object({ skip: page.skip, top: page.maxPageSize });
export const acceptLanguage = z.object({ 'accept-language': z.string().max(1000).optional() });

export const phoneNumberSearchRequest = z.object({
  phoneNumberType,
  assignmentType: phoneNumberAssignmentType,
  capabilities: phoneNumberCapabilities,
  areaCode: z.string().max(20).nullish(),
  quantity: z.int().min(1).max(2_147_483_647).nullish(),
});
export type PhoneNumberSearchRequest = z.infer<typeof phoneNumberSearchRequest>;

export const phoneNumbersBrowseRequest = z.object({
  phoneNumberType,
  assignmentType: phoneNumberAssignmentType.nullish(),
  capabilities: phoneNumberCapabilitiesRequest.nullish(),
  phoneNumberPrefixes: z
    .array(z.string().regex(/^\+?\d{1,15}$/, 'must be digits, for example 1425'))
    .max(100)
    .nullish(),
});

export const phoneNumberPurchaseRequest = z.object({
  searchId: text,
  agreeToNotResell: z.boolean().nullish(),
});
export const reservationPurchaseRequest = z.object({ agreeToNotResell: z.boolean().nullish() }).optional();

const requestedNumber = z.object({
  assignmentType: phoneNumberAssignmentType.nullish(),
  capabilities: phoneNumberCapabilities.nullish(),
});

/** By the number's digits; `null` removes the number. What is read-only comes back in requests and is not looked at. */
export const reservationUpdate = z
  .object({ phoneNumbers: z.record(z.string().max(40), requestedNumber.nullable()).nullish() })
  .optional();

export const operatorInformationRequest = z.object({
  phoneNumbers: z.array(z.string().max(40)).min(1).max(100),
  options: z.object({ includeAdditionalOperatorDetails: z.boolean().nullish() }).nullish(),
});

export interface PhoneNumberCost {
  readonly amount: number;
  readonly currencyCode: string;
  readonly billingFrequency: 'monthly';
}

export interface PhoneNumberOffering {
  readonly phoneNumberType: PhoneNumberType;
  readonly assignmentType: PhoneNumberAssignmentType;
  readonly availableCapabilities: PhoneNumberCapabilities;
  readonly cost: PhoneNumberCost;
}

export interface PurchasedPhoneNumber {
  /** The digits of the number. */
  readonly id: string;
  /** E.164. */
  readonly phoneNumber: string;
  readonly countryCode: string;
  readonly phoneNumberType: PhoneNumberType;
  readonly capabilities: PhoneNumberCapabilities;
  readonly assignmentType: PhoneNumberAssignmentType;
  readonly purchaseDate: string;
  readonly cost: PhoneNumberCost;
}

export interface PhoneNumberSearchResult {
  readonly searchId: string;
  /** May be fewer than were asked for. */
  readonly phoneNumbers: readonly string[];
  readonly phoneNumberType: PhoneNumberType;
  readonly assignmentType: PhoneNumberAssignmentType;
  readonly capabilities: PhoneNumberCapabilities;
  readonly cost: PhoneNumberCost;
  readonly searchExpiresBy: string;
  readonly isAgreementToNotResellRequired: boolean;
  readonly errorCode?: number;
  readonly error?: string;
}

export type AvailablePhoneNumberStatus = 'available' | 'reserved' | 'expired' | 'error' | 'purchased';

export interface AvailablePhoneNumber {
  readonly id: string;
  readonly countryCode: string;
  readonly phoneNumber: string;
  readonly capabilities: PhoneNumberCapabilities;
  readonly phoneNumberType: PhoneNumberType;
  readonly assignmentType: PhoneNumberAssignmentType;
  readonly cost: PhoneNumberCost;
  readonly status: AvailablePhoneNumberStatus;
  readonly isAgreementToNotResellRequired: boolean;
  readonly error?: { readonly code: string; readonly message: string };
}

export type ReservationStatus = 'active' | 'submitted' | 'completed' | 'expired';

export interface PhoneNumbersReservation {
  readonly id: string;
  readonly expiresAt: string;
  /** By the number's digits. Left out in lists. */
  readonly phoneNumbers?: Readonly<Record<string, AvailablePhoneNumber>>;
  readonly status: ReservationStatus;
}

export interface OperatorInformation {
  readonly phoneNumber: string;
  readonly nationalFormat: string;
  readonly internationalFormat: string;
  readonly isoCountryCode?: string;
  readonly numberType?: 'unknown' | 'other' | 'geographic' | 'mobile';
  readonly operatorDetails?: {
    readonly name: string;
    readonly mobileNetworkCode?: string;
    readonly mobileCountryCode?: string;
  };
}
