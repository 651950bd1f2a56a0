import type { PhoneNumber } from '@switchboard/access-api';

/** The numbers from which text messages can be sent. */
export function sendersOf(numbers: readonly PhoneNumber[]): readonly PhoneNumber[] {
  return numbers.filter(
    ({ capabilities, releasing }) =>
      !releasing && ['outbound', 'inbound+outbound'].includes(capabilities.sms),
  );
}
