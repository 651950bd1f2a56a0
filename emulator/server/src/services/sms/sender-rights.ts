import type { PhoneNumberDirectory } from '../../kernel/ports/phone-number-directory.ts';
import { isAlphanumericSenderId, isPhoneNumber, isShortCode, type Sender } from './sender.ts';
import {
  invalidFromMessage,
  invalidRequest,
  numberCannotSend,
  numberNotOwned,
  type ApiVersion,
} from './sms.errors.ts';

interface SenderRequest {
  readonly from: string;
  readonly apiVersion: ApiVersion;
  readonly requestId: string;
}

/**
 * Who sends, when the resource may send as them: a number that it owns and that can send, any short code, any
 * alphanumeric sender id. @throws AcsError 400 when `from` is none of these, 401 when the resource has no right to it.
 */
export async function requireSender(
  phoneNumbers: PhoneNumberDirectory,
  { from, apiVersion, requestId }: SenderRequest,
): Promise<Sender> {
  if (isShortCode(from)) return { kind: 'shortCode', id: from };
  if (isAlphanumericSenderId(from)) return { kind: 'alphanumeric', id: from };
  if (!isPhoneNumber(from)) throw invalidRequest({ From: [invalidFromMessage(from)] }, apiVersion, requestId);
  const owned = await phoneNumbers.find(from);
  if (!owned) throw numberNotOwned(from);
  const { sms } = owned.capabilities;
  if (sms !== 'outbound' && sms !== 'inbound+outbound') throw numberCannotSend(from, sms);
  return { kind: owned.phoneNumberType, id: from };
}
