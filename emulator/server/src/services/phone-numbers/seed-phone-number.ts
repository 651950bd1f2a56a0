import type { PhoneNumberCapabilities, PurchasedPhoneNumber } from '@switchboard/acs-contracts';
import type { Clock } from '../../kernel/ports/clock.ts';
import type { DocumentStore } from '../../kernel/ports/document-store.ts';
import { findEntry, findOffering } from './catalogue/catalogue.ts';
import { countryOf } from './operator-information.ts';
import { createPurchasedNumberRepository } from './purchased-number.repository.ts';
import { toWireTime } from './wire-time.ts';

/** A number that the resource owns from the start. What is left out is as the catalogue sells the number. */
export interface SeededPhoneNumber extends Partial<
  Pick<PurchasedPhoneNumber, 'assignmentType' | 'countryCode' | 'phoneNumberType'>
> {
  readonly phoneNumber: string;
  readonly capabilities?: Partial<PhoneNumberCapabilities> | undefined;
}

const everything: PhoneNumberCapabilities = { calling: 'inbound+outbound', sms: 'inbound+outbound' };

/** Makes the resource own a number, also one that the catalogue does not sell. */
export async function seedPhoneNumber(
  { clock, store }: { readonly clock: Clock; readonly store: DocumentStore },
  seeded: SeededPhoneNumber,
): Promise<void> {
  const { phoneNumber, assignmentType = 'application' } = seeded;
  const entry = findEntry(phoneNumber);
  const country = entry?.country ?? countryOf(phoneNumber);
  const phoneNumberType = seeded.phoneNumberType ?? entry?.range.phoneNumberType ?? 'geographic';
  const offering = country && findOffering(country, phoneNumberType, assignmentType);
  const countryCode = seeded.countryCode ?? country?.countryCode;
  if (countryCode === undefined) {
    throw new Error(
      `The seed's phone number ${phoneNumber} is of no country that the emulator knows: give its countryCode.`,
    );
  }
  await createPurchasedNumberRepository(store).save({
    id: phoneNumber.slice(1),
    phoneNumber,
    countryCode,
    phoneNumberType,
    capabilities: { ...((entry && offering?.availableCapabilities) ?? everything), ...seeded.capabilities },
    assignmentType,
    purchaseDate: toWireTime(clock.now().toISOString()),
    cost: offering?.cost ?? { amount: 1, currencyCode: 'USD', billingFrequency: 'monthly' },
  });
}
