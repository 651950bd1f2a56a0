import { formatPhoneNumber } from './format-phone-number.ts';

/** A phone number as people read it: on one line and left to right in every language. */
export function PhoneNumberText({ phoneNumber }: { phoneNumber: string }) {
  return (
    <bdi dir="ltr" style={{ whiteSpace: 'nowrap' }}>
      {formatPhoneNumber(phoneNumber)}
    </bdi>
  );
}
