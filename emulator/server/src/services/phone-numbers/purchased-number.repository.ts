import type { PurchasedPhoneNumber } from '@switchboard/acs-contracts';
import type { DocumentKey, DocumentStore } from '../../kernel/ports/document-store.ts';
import type { PhoneNumberDirectory } from '../../kernel/ports/phone-number-directory.ts';
import { phoneNumberNotFound } from './phone-numbers.errors.ts';

const collection = 'phone-numbers/purchased';
const keyOf = (phoneNumber: string): DocumentKey => ({ collection, partition: '', id: phoneNumber });

export interface PurchasedNumberRepository {
  find(phoneNumber: string): Promise<PurchasedPhoneNumber | undefined>;
  /** @throws 404 when the resource does not own the number. */
  require(phoneNumber: string): Promise<PurchasedPhoneNumber>;
  save(number: PurchasedPhoneNumber): Promise<void>;
  /** Whether there was one. */
  remove(phoneNumber: string): Promise<boolean>;
  /** In the order in which they were purchased. */
  list(): Promise<readonly PurchasedPhoneNumber[]>;
}

export function createPurchasedNumberRepository(store: DocumentStore): PurchasedNumberRepository {
  const find = async (phoneNumber: string) =>
    (await store.get<PurchasedPhoneNumber>(keyOf(phoneNumber)))?.body;
  return {
    find,
    async require(phoneNumber) {
      const number = await find(phoneNumber);
      if (!number) throw phoneNumberNotFound(phoneNumber);
      return number;
    },
    async save(number) {
      await store.put(keyOf(number.phoneNumber), number);
    },
    remove: (phoneNumber) => store.remove(keyOf(phoneNumber)),
    async list() {
      return (await store.list<PurchasedPhoneNumber>({ collection })).items.map(({ body }) => body);
    },
  };
}

/** The view of the owned numbers that other services have. */
export function createPhoneNumberDirectory(store: DocumentStore): PhoneNumberDirectory {
  return createPurchasedNumberRepository(store);
}
