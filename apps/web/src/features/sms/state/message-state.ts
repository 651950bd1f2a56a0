import type { SmsMessage, SmsStatus } from '@switchboard/access-api';

const ranks: Record<SmsStatus, number> = { queued: 0, sent: 1, delivered: 2, failed: 2, received: 2 };

/** A state never goes back, whatever order the news come in. */
export function laterState(known: SmsStatus, told: SmsStatus): SmsStatus {
  return ranks[told] >= ranks[known] ? told : known;
}

/** The version of a message that knows more. */
export function laterVersion(known: SmsMessage, told: SmsMessage): SmsMessage {
  if (ranks[told.status] !== ranks[known.status])
    return ranks[told.status] > ranks[known.status] ? told : known;
  return told.timeline.length >= known.timeline.length ? told : known;
}
