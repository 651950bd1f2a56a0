export { createPhoneNumberDirectory } from './purchased-number.repository.ts';
