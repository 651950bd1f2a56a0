import { phoneNumberText } from '@switchboard/access-api';

/** Fewer digits than any phone number has: a short code. */
const LONGEST_SHORT_CODE = 6;

/**
 * A number of an event as this service keeps it: events name phone numbers without their plus sign, and senders can be
 * short codes or names.
 */
export function contactOfEvent(text: string): string {
  const trimmed = text.trim();
  return /^\d+$/.test(trimmed) && trimmed.length > LONGEST_SHORT_CODE ? `+${trimmed}` : trimmed;
}

/** E.164 of what a person typed, who may have written spaces, dashes or brackets; undefined when it is no phone number. */
export function phoneNumberOf(typed: string): string | undefined {
  const compact = typed.replace(/[\s().\-\u2010-\u2015\u00a0]/g, '');
  return phoneNumberText.safeParse(compact).success ? compact : undefined;
}
