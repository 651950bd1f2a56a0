import { notAPhoneNumber } from './phone-numbers.errors.ts';

const digits = /^\+?([1-9]\d{5,14})$/;

/** The number in E.164, also when the plus was left out; undefined when it is none. */
export function toE164(text: string): string | undefined {
  const match = digits.exec(text.trim());
  return match ? `+${match[1]}` : undefined;
}

/** @throws 400 when it is not a phone number. */
export function requireE164(text: string): string {
  const phoneNumber = toE164(text);
  if (phoneNumber === undefined) throw notAPhoneNumber(text);
  return phoneNumber;
}
