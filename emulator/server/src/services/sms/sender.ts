import type { OwnedPhoneNumber } from '../../kernel/ports/phone-number-directory.ts';

/** Who a message comes from, as far as its form and the directory tell. */
export type Sender =
  | { readonly kind: OwnedPhoneNumber['phoneNumberType']; readonly id: string }
  | { readonly kind: 'shortCode' | 'alphanumeric' | 'partner'; readonly id: string };

const phoneNumber = /^\+[1-9]\d{6,14}$/;
const shortCode = /^\d{5,6}$/;
/** Up to eleven letters, digits and spaces, of which one is a letter. @see "Alphanumeric sender ID" in the SMS concepts */
const alphanumeric = /^(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9 ]{0,10}$/;

/** E.164: a plus sign and 7 to 15 digits, the first of which is not 0. */
export const isPhoneNumber = (text: string) => phoneNumber.test(text);
export const isShortCode = (text: string) => shortCode.test(text);
export const isAlphanumericSenderId = (text: string) => alphanumeric.test(text);

/** Countries whose carriers drop alphanumeric senders. @see "Alphanumeric sender ID", supported countries */
export const takesAlphanumericSenders = (to: string) => !to.startsWith('+1');
