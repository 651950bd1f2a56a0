import type { PhoneNumberDirectory } from '../../kernel/ports/phone-number-directory.ts';
import { isAlphanumericSenderId, isPhoneNumber, isShortCode, type Sender } from './sender.ts';
import {
  handsetIsOwned,
  notHandsetNumber,
  recipientCannotReceive,
  recipientNotOwned,
  senderTakesNoReplies,
} from './sms.errors.ts';

/** @throws AcsError 400 when this is no number of a handset: each number that the resource does not own is one. */
export async function requireHandset(phoneNumbers: PhoneNumberDirectory, number: string, field: string) {
  if (!isPhoneNumber(number)) throw notHandsetNumber(number, field);
  if (await phoneNumbers.find(number)) throw handsetIsOwned(number);
}

/** Whom a handset may write to. @throws AcsError 400 when they take no messages, 404 when the resource has no such number. */
export async function requireRecipient(phoneNumbers: PhoneNumberDirectory, to: string): Promise<Sender> {
  if (isShortCode(to)) return { kind: 'shortCode', id: to };
  if (isAlphanumericSenderId(to)) throw senderTakesNoReplies(to);
  if (!isPhoneNumber(to)) throw notHandsetNumber(to, 'to');
  const owned = await phoneNumbers.find(to);
  if (!owned) throw recipientNotOwned(to);
  const { sms } = owned.capabilities;
  if (sms !== 'inbound' && sms !== 'inbound+outbound') throw recipientCannotReceive(to, sms);
  return { kind: owned.phoneNumberType, id: to };
}
