export interface ParsedRecipients {
  /** In E.164, each once, in the order of the list. */
  readonly valid: readonly string[];
  readonly invalid: readonly { readonly text: string; readonly reason: RecipientProblem }[];
  readonly duplicateCount: number;
}

/** `noCountryCode`: digits without `+`; `tooShort` and `tooLong`: not 5 to 15 digits; `notANumber`: something else. */
export type RecipientProblem = 'noCountryCode' | 'tooShort' | 'tooLong' | 'notANumber';

/** Signs that people put between the digits of a number. */
const separators = /[\s().\-/\u00A0\u2010-\u2015]/g;

/** Numbers in a list: one per line, or parted by commas, semicolons or tabs. */
export function parseRecipients(text: string): ParsedRecipients {
  const valid = new Set<string>();
  const invalid: { text: string; reason: RecipientProblem }[] = [];
  let duplicateCount = 0;
  for (const entry of text.split(/[\n\r,;\t]+/)) {
    const trimmed = entry.trim().replace(/^["']|["']$/g, '');
    if (trimmed === '') continue;
    const parsed = parseRecipient(trimmed);
    if ('reason' in parsed) invalid.push({ text: trimmed, reason: parsed.reason });
    else if (valid.has(parsed.phoneNumber)) duplicateCount += 1;
    else valid.add(parsed.phoneNumber);
  }
  return { valid: [...valid], invalid, duplicateCount };
}

function parseRecipient(text: string): { phoneNumber: string } | { reason: RecipientProblem } {
  const compact = text.replace(/^tel:/i, '').replace(separators, '').replace(/^00/, '+');
  if (!/^\+?\d+$/.test(compact)) return { reason: 'notANumber' };
  if (!compact.startsWith('+') || compact.startsWith('+0')) return { reason: 'noCountryCode' };
  const digitCount = compact.length - 1;
  if (digitCount < 5) return { reason: 'tooShort' };
  if (digitCount > 15) return { reason: 'tooLong' };
  return { phoneNumber: compact };
}
