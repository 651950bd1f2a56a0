import type { SmsFailureCode } from '@switchboard/access-api';

/** Keys of the texts that say why a message failed and what to do, by the code that the service gives. */
const failureTexts = {
  'sms/recipient-invalid': 'recipientInvalid',
  'sms/recipient-is-sender': 'recipientIsSender',
  'sms/recipient-duplicate': 'recipientDuplicate',
  'sms/recipient-opted-out': 'recipientOptedOut',
  'sms/refused': 'refused',
  'sms/sender-refused': 'senderRefused',
  'sms/not-accepted': 'notAccepted',
  'sms/outcome-unknown': 'outcomeUnknown',
  'sms/blocked-as-fraud': 'blockedAsFraud',
  'sms/number-unknown': 'numberUnknown',
  'sms/destination-unsupported': 'destinationUnsupported',
  'sms/blocked-by-carrier': 'blockedByCarrier',
  'sms/unreachable': 'unreachable',
  'sms/limit-reached': 'limitReached',
  'sms/no-report': 'noReport',
  'sms/not-delivered': 'notDelivered',
} as const satisfies Record<SmsFailureCode, string>;

export type FailureText = (typeof failureTexts)[SmsFailureCode];

/** Another attempt cannot help: the number is wrong, or its owner said no. */
const finalCodes: readonly string[] = [
  'sms/recipient-invalid',
  'sms/recipient-is-sender',
  'sms/recipient-duplicate',
  'sms/recipient-opted-out',
  'sms/number-unknown',
  'sms/destination-unsupported',
] satisfies SmsFailureCode[];

/** Codes of a newer service are not known here; their message is shown as it is. */
export function failureTextOf(code: string): FailureText | undefined {
  return Object.hasOwn(failureTexts, code) ? failureTexts[code as SmsFailureCode] : undefined;
}

export function canBeSentAgain(code: string): boolean {
  return !finalCodes.includes(code);
}
