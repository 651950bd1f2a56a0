import type { WorkFailure } from '@switchboard/access-api';

/**
 * Names of the resource's errors that mean something to a buyer. Of most errors nothing is published but these names.
 * @see node_modules/@azure/communication-phone-numbers/dist/esm/generated/src/models/index.d.ts `PhoneNumberSearchResultError`
 */
const codes: Readonly<Record<string, string>> = {
  OutOfStock: 'phone-numbers/out-of-stock',
  ReservationExpired: 'phone-numbers/search-expired',
  AllNumbersNotAcquired: 'phone-numbers/no-longer-available',
  NumbersPartiallyAcquired: 'phone-numbers/no-longer-available',
  Conflict: 'phone-numbers/no-longer-available',
  NoWallet: 'phone-numbers/not-paid',
  NotEnoughCredit: 'phone-numbers/not-paid',
  BillingUnavailable: 'phone-numbers/not-paid',
};

/** Why a task failed, by the resource's own code and message. */
export function failureOf(acsCode: string, message: string): WorkFailure {
  return { code: codes[acsCode] ?? 'phone-numbers/refused', message: message.slice(0, 500) };
}
