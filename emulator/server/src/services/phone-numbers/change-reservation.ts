import {
  phoneNumberLimits,
  type AvailablePhoneNumber,
  type PhoneNumberAssignmentType,
  type PhoneNumberCapabilities,
} from '@switchboard/acs-contracts';
import { findEntry, offers } from './catalogue/catalogue.ts';
import { toE164 } from './e164.ts';
import type { NumberInventory } from './number-inventory.ts';
import { notAPhoneNumber, tooManyReserved } from './phone-numbers.errors.ts';
import { extend, holderOf, type Reservation, type ReservedNumber } from './reservation.ts';

interface RequestedNumber {
  readonly assignmentType?: PhoneNumberAssignmentType | null | undefined;
  readonly capabilities?: PhoneNumberCapabilities | null | undefined;
}

interface ChangedReservation {
  readonly reservation: Reservation;
  /** Numbers that could not be reserved, by their digits. */
  readonly refused: Readonly<Record<string, AvailablePhoneNumber>>;
}

/** Adds and removes numbers; those already in stay as they are, and all are held until the new end. */
export async function changeReservation(
  inventory: NumberInventory,
  before: Reservation,
  changes: Readonly<Record<string, RequestedNumber | null>>,
  now: Date,
): Promise<ChangedReservation> {
  const holder = holderOf(before);
  const kept = new Map(Object.entries(before.phoneNumbers));
  const refused: Record<string, AvailablePhoneNumber> = {};
  for (const [key, requested] of Object.entries(changes)) {
    const phoneNumber = toE164(key);
    if (phoneNumber === undefined) throw notAPhoneNumber(key);
    const id = phoneNumber.slice(1);
    if (requested === null) {
      if (kept.delete(id)) await inventory.letGo(phoneNumber, holder);
    } else if (!kept.has(id)) {
      const number = describe(phoneNumber, requested);
      if ('error' in number) refused[id] = number;
      else if (await inventory.isFree(phoneNumber, holder)) kept.set(id, number);
      else refused[id] = refuse(number, 'Conflict', `The number ${phoneNumber} is not available any longer.`);
    }
  }
  if (kept.size > phoneNumberLimits.numbersPerReservation) {
    throw tooManyReserved(phoneNumberLimits.numbersPerReservation);
  }
  const reservation = extend({ ...before, phoneNumbers: Object.fromEntries(kept) }, now);
  for (const { phoneNumber } of kept.values()) {
    await inventory.hold(phoneNumber, holder, new Date(reservation.expiresOn));
  }
  return { reservation, refused };
}

const refuse = (number: ReservedNumber, code: string, message: string): AvailablePhoneNumber => ({
  ...number,
  status: 'error',
  error: { code, message },
});

/** The number with what the catalogue says of it, in the wanted use; or why it cannot be had so. */
function describe(phoneNumber: string, requested: RequestedNumber): ReservedNumber | AvailablePhoneNumber {
  const entry = findEntry(phoneNumber);
  if (!entry) {
    const unknown: ReservedNumber = {
      id: phoneNumber.slice(1),
      countryCode: '',
      phoneNumber,
      capabilities: { calling: 'none', sms: 'none' },
      phoneNumberType: 'geographic',
      assignmentType: 'application',
      cost: { amount: 0, currencyCode: 'USD', billingFrequency: 'monthly' },
      isAgreementToNotResellRequired: false,
    };
    return refuse(unknown, 'NotFound', `The number ${phoneNumber} is not for sale. Browse for one that is.`);
  }
  const { country, range } = entry;
  const ofType = country.offerings.filter(({ phoneNumberType }) => phoneNumberType === range.phoneNumberType);
  const offering = ofType.find(
    ({ assignmentType, availableCapabilities }) =>
      (!requested.assignmentType || assignmentType === requested.assignmentType) &&
      offers(availableCapabilities, requested.capabilities ?? {}),
  );
  const { availableCapabilities, assignmentType, phoneNumberType, cost } = offering ?? ofType[0]!;
  const number: ReservedNumber = {
    id: phoneNumber.slice(1),
    countryCode: country.countryCode,
    phoneNumber,
    capabilities: (offering && requested.capabilities) ?? availableCapabilities,
    phoneNumberType,
    assignmentType,
    cost,
    isAgreementToNotResellRequired: country.isAgreementToNotResellRequired,
  };
  if (offering) return number;
  return refuse(
    number,
    'InvalidInput',
    `The number ${phoneNumber} cannot be had with the wanted assignment type and capabilities.`,
  );
}
