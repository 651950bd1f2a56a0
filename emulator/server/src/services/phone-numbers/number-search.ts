import type {
  PhoneNumberAssignmentType,
  PhoneNumberCapabilities,
  PhoneNumberCost,
  PhoneNumberSearchResult,
  PhoneNumberType,
} from '@switchboard/acs-contracts';
import type { DocumentKey, DocumentStore } from '../../kernel/ports/document-store.ts';
import { searchNotFound } from './phone-numbers.errors.ts';
import { toWireTime } from './wire-time.ts';

/** The numbers that a search found and holds. */
export interface NumberSearch {
  readonly searchId: string;
  readonly countryCode: string;
  readonly phoneNumbers: readonly string[];
  readonly phoneNumberType: PhoneNumberType;
  readonly assignmentType: PhoneNumberAssignmentType;
  readonly capabilities: PhoneNumberCapabilities;
  readonly cost: PhoneNumberCost;
  readonly expiresOn: string;
  readonly isAgreementToNotResellRequired: boolean;
  /** `submitted`: a purchase is under way. */
  readonly status: 'open' | 'submitted' | 'purchased' | 'cancelled';
}

/** By which holds on numbers name the search. */
export const holderOf = ({ searchId }: Pick<NumberSearch, 'searchId'>) => `search_${searchId}`;

export const isExpired = ({ status, expiresOn }: NumberSearch, now: Date) =>
  status === 'cancelled' || (status === 'open' && Date.parse(expiresOn) <= now.getTime());

/** Codes as the specification's examples have them; of most errors none is published. */
function errorOf(search: NumberSearch, now: Date): Pick<PhoneNumberSearchResult, 'error' | 'errorCode'> {
  if (isExpired(search, now)) return { error: 'ReservationExpired' };
  if (search.phoneNumbers.length === 0) return { errorCode: 1000, error: 'OutOfStock' };
  return { errorCode: 0, error: 'NoError' };
}

export function toSearchResult(search: NumberSearch, now: Date): PhoneNumberSearchResult {
  const { searchId, phoneNumbers, phoneNumberType, assignmentType, capabilities, cost } = search;
  return {
    searchId,
    phoneNumbers,
    phoneNumberType,
    assignmentType,
    capabilities,
    cost,
    searchExpiresBy: toWireTime(search.expiresOn),
    isAgreementToNotResellRequired: search.isAgreementToNotResellRequired,
    ...errorOf(search, now),
  };
}

export interface NumberSearchRepository {
  /** @throws 404 when there is no such search, or it has not ended yet. */
  require(searchId: string): Promise<NumberSearch>;
  find(searchId: string): Promise<NumberSearch | undefined>;
  save(search: NumberSearch): Promise<void>;
}

const keyOf = (id: string): DocumentKey => ({ collection: 'phone-numbers/searches', partition: '', id });

export function createNumberSearchRepository(store: DocumentStore): NumberSearchRepository {
  const find = async (searchId: string) => (await store.get<NumberSearch>(keyOf(searchId)))?.body;
  return {
    find,
    async require(searchId) {
      const search = await find(searchId);
      if (!search) throw searchNotFound(searchId);
      return search;
    },
    async save(search) {
      await store.put(keyOf(search.searchId), search);
    },
  };
}
