import type { DocumentKey, DocumentStore } from '../../kernel/ports/document-store.ts';
import type { OwnedPhoneNumber, PhoneNumberDirectory } from '../../kernel/ports/phone-number-directory.ts';

const keyOf = (phoneNumber: string): DocumentKey => ({
  collection: 'phone-numbers/purchased',
  partition: '',
  id: phoneNumber,
});

/** The view of the owned numbers that other services have. */
export function createPhoneNumberDirectory(store: DocumentStore): PhoneNumberDirectory {
  return {
    async find(phoneNumber) {
      return (await store.get<OwnedPhoneNumber>(keyOf(phoneNumber)))?.body;
    },
  };
}
