import type { PhoneNumber } from '@switchboard/access-api';

/** Whether a number is meant by what somebody typed: digits of it however they are grouped, or who answers it. */
export function matchesNumber({ phoneNumber, assignee }: PhoneNumber, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return true;
  const digits = wanted.replace(/[\s()./-]/g, '');
  if (/^\+?\d+$/.test(digits) && phoneNumber.includes(digits)) return true;
  return assignee?.displayName.toLowerCase().includes(wanted) ?? false;
}
