import { phoneNumberPurchaseRequest } from '@switchboard/acs-contracts';
import { defineOperation } from '../../../kernel/operation.ts';
import { holderOf, isExpired, type NumberSearch } from '../number-search.ts';
import type { PurchaseInput } from '../number-works.ts';
import { accepted } from '../operation-links.ts';
import type { PhoneNumberPorts } from '../phone-numbers-ports.ts';
import { trustedAuth } from '../phone-numbers-auth.ts';
import {
  agreementRequired,
  searchAlreadyPurchased,
  searchExpired,
  searchFoundNothing,
} from '../phone-numbers.errors.ts';

type Ports = Pick<PhoneNumberPorts, 'clock' | 'ids' | 'open' | 'operations'>;

/** @see Azure REST spec: PhoneNumbers_PurchasePhoneNumbers */
export const purchasePhoneNumbers = defineOperation({
  id: 'PhoneNumbers_PurchasePhoneNumbers',
  route: 'POST /availablePhoneNumbers/:purchase',
  auth: trustedAuth,
  request: { body: phoneNumberPurchaseRequest },
  async handle({ clock, ids, open, operations }: Ports, { body: { searchId, agreeToNotResell }, url }) {
    const purchaseId = ids.uuid();
    const operationId = `purchase_${purchaseId}`;
    await operations.start<PurchaseInput>(async (store) => {
      const { inventory, searches } = open(store);
      const search = await searches.require(searchId);
      requirePurchasable(search, clock.now(), agreeToNotResell === true);
      // From here on the numbers stay on hold until the purchase ends, however long a test holds it.
      for (const number of search.phoneNumbers) await inventory.hold(number, holderOf(search));
      await searches.save({ ...search, status: 'submitted' });
      return { id: operationId, operationType: 'purchase', input: { searchId } };
    });
    return accepted(url, { operationId, named: ['purchase-id', purchaseId] });
  },
});

function requirePurchasable(search: NumberSearch, now: Date, agreeToNotResell: boolean): void {
  const { searchId, status, expiresOn, phoneNumbers, countryCode } = search;
  if (isExpired(search, now)) throw searchExpired(searchId, expiresOn);
  if (status !== 'open') throw searchAlreadyPurchased(searchId);
  if (phoneNumbers.length === 0) throw searchFoundNothing(searchId);
  if (search.isAgreementToNotResellRequired && !agreeToNotResell) throw agreementRequired(countryCode);
}
