/** Marks above and below letters, harakat and points. Voicing marks of kana stay: は and ば are different letters. */
const MARKS = /[[\p{Mn}&&[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}]]--[\u3099\u309A]]/gv;
/** Soft hyphens, the Arabic tatweel, joiners and direction marks: nobody types them into a search. */
const UNSEEN = /[\u{AD}\u{640}\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2060}\u{2066}-\u{2069}\u{FEFF}]/gu;
const KATAKANA = /[\u30A1-\u30F6]/g;
const KATAKANA_TO_HIRAGANA = 0x60;
/** Letters that Unicode does not take apart, and Arabic ones that people write for each other. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ς: 'σ' },
  ...{ '\u0649': '\u064A', '\u06CC': '\u064A', '\u0629': '\u0647', '\u06A9': '\u0643' },
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');
const BEYOND_ASCII = /[^\0-\x7F]/;

function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(UNSEEN, '')
    .replace(MARKS, '')
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
    .replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - KATAKANA_TO_HIRAGANA));
}

/**
 * A text as it is compared in a search: without case, accents, harakat, width, the kind of kana and repeated white space. Syllables
 * of Hangul stay whole.
 */
export function foldText(text: string): string {
  const folded = BEYOND_ASCII.test(text) ? foldLetters(text).normalize('NFC') : text.toLowerCase();
  return folded.replace(/\s+/g, ' ');
}

/** As {@link foldText}, with Hangul taken apart, so that a syllable that is being typed is the beginning of the whole one. */
export function foldForTyping(text: string): string {
  return foldLetters(text).replace(/\s+/g, ' ');
}

/** From and to as positions in the text that was searched, the end exclusive. */
export interface TextPlace {
  readonly start: number;
  readonly end: number;
}

/** Where `words` stand in `text`, by the rules of {@link foldText}; places do not overlap and hold whole characters. */
export function findPlaces(text: string, words: string): readonly TextPlace[] {
  const wanted = foldText(words.trim());
  if (wanted === '' || !foldText(text).includes(wanted)) return [];
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = '';
  for (const { segment, index } of charactersOf(text)) {
    const part = foldText(segment);
    if (part === ' ' && folded.endsWith(' ')) continue;
    folded += part;
    for (let unit = 0; unit < part.length; unit += 1) {
      starts.push(index);
      ends.push(index + segment.length);
    }
  }
  const places: TextPlace[] = [];
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    places.push({ start: starts[at] ?? 0, end: ends[at + wanted.length - 1] ?? text.length });
  }
  return places;
}

const segmenter = new Intl.Segmenter();

function charactersOf(text: string): Iterable<{ readonly segment: string; readonly index: number }> {
  if (BEYOND_ASCII.test(text)) return segmenter.segment(text);
  return Array.from(text, (segment, index) => ({ segment, index }));
}
