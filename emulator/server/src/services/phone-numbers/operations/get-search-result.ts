import { searchParams } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { toSearchResult } from '../number-search.ts';
import type { PhoneNumberPorts } from '../phone-numbers-ports.ts';
import { trustedAuth } from '../phone-numbers-auth.ts';

/** @see Azure REST spec: PhoneNumbers_GetSearchResult */
export const getSearchResult = defineOperation({
  id: 'PhoneNumbers_GetSearchResult',
  route: 'GET /availablePhoneNumbers/searchResults/{searchId}',
  auth: trustedAuth,
  request: { params: searchParams },
  async handle({ clock, searches }: Pick<PhoneNumberPorts, 'clock' | 'searches'>, { params }) {
    return ok(toSearchResult(await searches.require(params.searchId), clock.now()));
  },
});
