export type SmsSearch =
  | { readonly kind: 'none' }
  /** Part of a contact's number. */
  | { readonly kind: 'contact'; readonly digits: string }
  /** Words that a message holds. */
  | { readonly kind: 'messages'; readonly words: string };

/** What somebody looks for: digits are a number, everything else is words; a single letter is not looked for yet. */
export function readSearch(text: string): SmsSearch {
  const trimmed = text.trim();
  if (/^[+\d\s().\-/]*$/.test(trimmed)) {
    const digits = trimmed.replace(/\D/g, '');
    return digits === '' ? { kind: 'none' } : { kind: 'contact', digits };
  }
  return trimmed.length < 2 ? { kind: 'none' } : { kind: 'messages', words: trimmed };
}
