import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPlaces, foldForTyping, foldText } from './fold-text.ts';

const found = (text: string, words: string) =>
  findPlaces(text, words).map(({ start, end }) => text.slice(start, end));

describe('foldText', () => {
  it.each([
    ['Ångström', 'angstrom'],
    ['STRASSE', 'straße'],
    ['İstanbul', 'istanbul'],
    ['Smørrebrød', 'SMORREBROD'],
    ['ΣΊΣΥΦΟΣ', 'σισυφος'],
    ['كِتَابٌ', 'كتاب'],
    ['أحمد', 'احمد'],
    ['مدرسة', 'مدرسه'],
    ['کتاب', 'كتاب'],
    ['カタカナ', 'かたかな'],
    ['ｶﾞｷﾞ', 'がぎ'],
    ['한국어'.normalize('NFD'), '한국어'],
    ['Ｆｕｌｌ　ｗｉｄｔｈ', 'full width'],
    ['two\n  lines', 'two lines'],
    ['שָׁלוֹם', 'שלום'],
  ])('takes %s for %s', (one, other) => {
    expect(foldText(one)).toBe(foldText(other));
  });

  it.each([
    ['は', 'ば'],
    ['가', '각'],
    ['का', 'कि'],
    ['東', '京'],
  ])('tells %s from %s', (one, other) => {
    expect(foldText(one)).not.toBe(foldText(other));
  });
});

describe('foldForTyping', () => {
  it.each(['ㅊ', '처', '철', '철ㅅ', '철수'])('lets %s begin 철수', (typed) => {
    expect(foldForTyping('철수').startsWith(foldForTyping(typed))).toBe(true);
  });
});

describe('findPlaces', () => {
  it('gives the words as they stand in the text', () => {
    expect(found('Caf\u0065\u0301 or CAFÉ or cafe?', 'café')).toEqual(['Caf\u0065\u0301', 'CAFÉ', 'cafe']);
    expect(found('die Straße', 'strasse')).toEqual(['Straße']);
    expect(found('قرأتُ كِتَابًا', 'كتاب')).toEqual(['كِتَابً']);
    expect(found('東京タワーへ', 'たわー')).toEqual(['タワー']);
    expect(found('안녕하세요', '안녕')).toEqual(['안녕']);
    expect(found('one  \n two', 'one two')).toEqual(['one  \n two']);
  });

  it('is empty for white space and for what is not there', () => {
    expect(findPlaces('text', '  ')).toEqual([]);
    expect(findPlaces('text', 'other')).toEqual([]);
  });

  /** A text and some characters of it, one after another. */
  const pieceOf = (texts: fc.Arbitrary<string>) =>
    fc.tuple(texts, fc.nat(), fc.nat()).map(([text, from, length]) => {
      const characters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
      const start = from % characters.length;
      return { text, words: characters.slice(start, start + 1 + (length % 5)).join('') };
    });

  it('finds whatever is taken from a text', () => {
    const letters = [...'abAB ßŒøİı東京かカガعكةىא한국', 'ｶﾞ', 'e\u0301', 'شِ', '👩‍💻', ' \n', '\u200B'];
    const text = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(pieceOf(text.map((parts) => parts.join(''))), ({ text, words }) => {
        expect(findPlaces(text, words).length > 0).toBe(foldText(words.trim()) !== '');
      }),
    );
  });

  it('gives places in their order that hold the words', () => {
    fc.assert(
      fc.property(
        pieceOf(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })),
        ({ text, words }) => {
          const places = findPlaces(text, words);
          for (const [index, { start, end }] of places.entries()) {
            expect(start).toBeGreaterThanOrEqual(places[index - 1]?.end ?? 0);
            expect(foldText(text.slice(start, end))).toContain(foldText(words.trim()));
          }
        },
      ),
    );
  });
});
