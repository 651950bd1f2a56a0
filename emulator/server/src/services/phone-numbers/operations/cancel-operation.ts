import { phoneNumberOperationParams } from '@switchboard/acs-contracts';
import { defineOperation, noContent } from '../../../kernel/operation.ts';
import { holderOf } from '../number-search.ts';
import type { SearchInput } from '../number-works.ts';
import type { PhoneNumberPorts } from '../phone-numbers-ports.ts';
import { trustedAuth } from '../phone-numbers-auth.ts';

type Ports = Pick<PhoneNumberPorts, 'open' | 'operations' | 'store'>;

/**
 * Ends what is under way. The numbers that a search found are given back, also after its end; what has been bought stays.
 *
 * @see Azure REST spec: PhoneNumbers_CancelOperation; `beginSearchAvailablePhoneNumbers` of the SDK
 */
export const cancelOperation = defineOperation({
  id: 'PhoneNumbers_CancelOperation',
  route: 'DELETE /phoneNumbers/operations/{operationId}',
  auth: trustedAuth,
  request: { params: phoneNumberOperationParams },
  async handle({ open, operations, store }: Ports, { params }) {
    const operation = await operations.cancel(params.operationId);
    if (operation.operationType === 'search') {
      const { searchId } = operation.input as SearchInput;
      await store.transact(async (inside) => {
        const { inventory, searches } = open(inside);
        const search = await searches.find(searchId);
        if (search?.status !== 'open') return;
        for (const number of search.phoneNumbers) await inventory.letGo(number, holderOf(search));
        await searches.save({ ...search, status: 'cancelled' });
      });
    }
    return noContent();
  },
});
