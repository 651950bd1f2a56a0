export interface TextPart {
  readonly text: string;
  readonly isMarked: boolean;
}

/** How much of a text stands before the first found place. */
const leadLength = 40;

/** A text cut into what was looked for and the rest; a long beginning is left out, so that the place is in sight. */
export function markWords(text: string, words: string): readonly TextPart[] {
  const lower = text.toLowerCase();
  const wanted = words.trim().toLowerCase();
  // Some letters change their length in lower case; then places of one text do not fit the other.
  if (wanted === '' || lower.length !== text.length) return [{ text, isMarked: false }];
  const parts: TextPart[] = [];
  let from = 0;
  for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, from)) {
    const before = text.slice(from, at);
    const isCut = parts.length === 0 && before.length > leadLength;
    if (before) parts.push({ text: isCut ? `…${before.slice(-leadLength)}` : before, isMarked: false });
    parts.push({ text: text.slice(at, at + wanted.length), isMarked: true });
    from = at + wanted.length;
  }
  const rest = text.slice(from);
  return rest ? [...parts, { text: rest, isMarked: false }] : parts;
}
