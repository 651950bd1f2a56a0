import { z } from 'zod';

/** E.164, for example `+18335550123`. */
export const phoneNumberText = z
  .string()
  .regex(/^\+[1-9]\d{4,14}$/, 'Give a phone number in the international form, for example +18335550123.');

export const phoneNumberType = z.enum(['geographic', 'tollFree', 'mobile']);
export type PhoneNumberType = z.infer<typeof phoneNumberType>;

export const phoneNumberDirection = z.enum(['none', 'inbound', 'outbound', 'inbound+outbound']);
export type PhoneNumberDirection = z.infer<typeof phoneNumberDirection>;

export const phoneNumberCapabilities = z.object({ calling: phoneNumberDirection, sms: phoneNumberDirection });
export type PhoneNumberCapabilities = z.infer<typeof phoneNumberCapabilities>;

/** Price of one number for one month, in whole and decimal units of the currency. */
export const monthlyCost = z.object({
  amount: z.number().nonnegative(),
  currencyCode: z.string().length(3),
});
export type MonthlyCost = z.infer<typeof monthlyCost>;

/** Who answers a number. */
export const numberAssignee = z.object({
  kind: z.enum(['user', 'team']),
  id: z.uuid(),
  displayName: z.string(),
});
export type NumberAssignee = z.infer<typeof numberAssignee>;

export const phoneNumber = z.object({
  phoneNumber: phoneNumberText,
  countryCode: z.string(),
  numberType: phoneNumberType,
  capabilities: phoneNumberCapabilities,
  monthlyCost,
  purchasedAt: z.iso.datetime(),
  /** Null for a number that only admins see. */
  assignee: numberAssignee.nullable(),
  /** True while its release is under way. */
  releasing: z.boolean(),
});
export type PhoneNumber = z.infer<typeof phoneNumber>;

/** `GET /api/phone-numbers`: every number of the resource for an admin, else those assigned to the caller or their teams. */
export const phoneNumberList = z.object({ items: z.array(phoneNumber) });

/** `GET /api/phone-numbers/countries`, and below `…/countries/{countryCode}/`: `offerings`, `localities`, `area-codes`. Admins only, as all that buys. */
export const countryList = z.object({
  items: z.array(z.object({ countryCode: z.string(), name: z.string() })),
});
export type PhoneNumberCountry = z.infer<typeof countryList>['items'][number];

export const offering = z.object({
  numberType: phoneNumberType,
  /** The most that a number of this kind can do. */
  capabilities: phoneNumberCapabilities,
  monthlyCost,
});
export const offeringList = z.object({ items: z.array(offering) });
export type PhoneNumberOffering = z.infer<typeof offering>;

/** A place with geographic numbers; `administrativeDivision` is for example a state of the USA. */
export const locality = z.object({
  name: z.string(),
  administrativeDivision: z.object({ code: z.string(), name: z.string() }).nullable(),
});
export const localityList = z.object({ items: z.array(locality) });
export type Locality = z.infer<typeof locality>;

export const areaCodesQuery = z.object({
  numberType: phoneNumberType,
  /** Required for geographic numbers. */
  locality: z.string().trim().min(1).max(100).optional(),
  administrativeDivision: z.string().trim().min(1).max(100).optional(),
});
export type AreaCodesQuery = z.input<typeof areaCodesQuery>;
export const areaCodeList = z.object({ items: z.array(z.string()) });

/** `POST /api/phone-numbers/searches` → 202. The numbers that it finds are held for the caller until `expiresAt`. */
export const numberSearchRequest = z.object({
  countryCode: z.string().regex(/^[A-Z]{2}$/, 'Give a country as two capital letters, for example US.'),
  numberType: phoneNumberType,
  capabilities: phoneNumberCapabilities,
  areaCode: z
    .string()
    .regex(/^\d{1,9}$/, 'Give an area code as digits, for example 206.')
    .optional(),
  quantity: z.number().int().min(1).max(20).default(1),
});
export type NumberSearchRequest = z.input<typeof numberSearchRequest>;

/** Why an asynchronous piece of work failed; texts are chosen by the code. */
export const workFailure = z.object({ code: z.string(), message: z.string() });
export type WorkFailure = z.infer<typeof workFailure>;

/** `GET /api/phone-numbers/searches/{searchId}` */
export const numberSearch = z.object({
  id: z.uuid(),
  status: z.enum(['running', 'succeeded', 'failed', 'expired']),
  request: numberSearchRequest,
  phoneNumbers: z.array(phoneNumberText),
  /** Of each number; null until the search succeeded. */
  monthlyCost: monthlyCost.nullable(),
  /** True when the buyer must agree not to resell the numbers. */
  agreementRequired: z.boolean(),
  expiresAt: z.iso.datetime().nullable(),
  failure: workFailure.nullable(),
});
export type NumberSearch = z.infer<typeof numberSearch>;

/**
 * `POST /api/phone-numbers/orders` → 202. The cost is what the buyer saw and confirmed; when it is not the search's,
 * nothing is bought (409 `phone-numbers/cost-differs`).
 */
export const numberOrderRequest = z.object({
  searchId: z.uuid(),
  acceptedMonthlyCost: monthlyCost,
  agreeToNotResell: z.boolean().default(false),
});
export type NumberOrderRequest = z.input<typeof numberOrderRequest>;

/** `GET /api/phone-numbers/orders/{orderId}`: a purchase or a release on its way. It goes on when the service restarts. */
export const numberOrder = z.object({
  id: z.uuid(),
  kind: z.enum(['purchase', 'release']),
  status: z.enum(['running', 'succeeded', 'failed']),
  phoneNumbers: z.array(phoneNumberText),
  monthlyCost: monthlyCost.nullable(),
  failure: workFailure.nullable(),
  createdAt: z.iso.datetime(),
});
export type NumberOrder = z.infer<typeof numberOrder>;

/**
 * `PUT /api/phone-numbers/{phoneNumber}/assignee` → 200 with the number; `{assignee: null}` takes it back. Admins only, as
 * `DELETE /api/phone-numbers/{phoneNumber}` → 202 with the order.
 */
export const assignNumberRequest = z.object({
  assignee: z.object({ kind: z.enum(['user', 'team']), id: z.uuid() }).nullable(),
});
export type AssignNumberRequest = z.infer<typeof assignNumberRequest>;
