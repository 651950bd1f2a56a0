import type { EmailDeliveryStatus } from '@switchboard/acs-contracts';
import { splitAddress } from './email-address.ts';

export interface Outcome {
  readonly status: EmailDeliveryStatus;
  readonly statusMessage: string;
  /** From the end of the send operation to the report, on the emulated clock. */
  readonly delayMs: number;
}

const deliveryDelayMs = 100;
const slowDeliveryDelayMs = 30_000;
/** When senders commonly give up. */
const expiryDelayMs = 24 * 3_600_000;

const ends = (status: EmailDeliveryStatus, statusMessage: string, delayMs = deliveryDelayMs): Outcome => ({
  status,
  statusMessage,
  delayMs,
});

const delivered = ends('Delivered', '250 2.0.0 The message was handed over to the mail server.');

/** A top-level domain that is reserved for tests. @see RFC 2606 */
const magicDomain = 'emulator.test';

/** By local part; what follows a plus sign does not count, so that tests can have addresses of their own. */
const outcomes: Readonly<Record<string, Outcome>> = {
  delivered,
  bounced: ends('Bounced', '550 5.1.1 There is no such mailbox.'),
  suppressed: ends('Suppressed', 'The address bounced before, so nothing is sent to it for now.'),
  quarantined: ends('Quarantined', '250 2.6.0 The message was put into quarantine.'),
  spam: ends('FilteredSpam', '550 5.7.1 The message was taken for spam.'),
  expanded: ends('Expanded', '250 2.6.0 The list was replaced by its members.'),
  failed: ends('Failed', '554 5.3.0 The mail server did not take the message.'),
  slow: { ...delivered, delayMs: slowDeliveryDelayMs },
  never: ends('Failed', '554 4.4.7 The mail server could not be reached in 24 hours.', expiryDelayMs),
};

function magicName(address: string): string | undefined {
  const { localPart, domain } = splitAddress(address.toLowerCase());
  return domain === magicDomain ? localPart.split('+', 1)[0] : undefined;
}

/** What becomes of an e-mail to this address: it is delivered unless the address says otherwise. */
export function outcomeFor(address: string): Outcome {
  const name = magicName(address) ?? '';
  return Object.hasOwn(outcomes, name) ? outcomes[name]! : delivered;
}

/** Whether the service gives up on any e-mail to this address, so that its operation fails. */
export const isDropped = (address: string) => magicName(address) === 'dropped';
