import { findPlaces } from '@switchboard/chat-core';

export interface ExcerptPart {
  readonly text: string;
  readonly isMatch: boolean;
}

/** How much of a text stands before the first match, and how much after it. */
const LEAD = 32;
const TAIL = 160;

/** A text cut into matches and the rest, with the first match in sight. */
export function excerptOf(text: string, words: string): readonly ExcerptPart[] {
  const places = findPlaces(text, words);
  const first = places[0];
  const from = first && first.start > LEAD ? wordStart(text, first.start - LEAD, first.start) : 0;
  const to = Math.min(text.length, (first?.end ?? 0) + TAIL);
  const parts: ExcerptPart[] = [];
  const add = (piece: string, isMatch: boolean) => {
    if (piece) parts.push({ text: piece, isMatch });
  };
  if (from > 0) add('…', false);
  let position = from;
  for (const { start, end } of places) {
    if (start >= to) break;
    add(text.slice(position, start), false);
    add(text.slice(start, end), true);
    position = end;
  }
  add(text.slice(position, Math.max(position, to)), false);
  if (Math.max(position, to) < text.length) add('…', false);
  return parts;
}

/** Where a word begins between the two places, so that the excerpt begins with a whole one. */
function wordStart(text: string, from: number, to: number): number {
  const space = text.slice(from, to).search(/\s\S/);
  return space < 0 ? from : from + space + 1;
}
