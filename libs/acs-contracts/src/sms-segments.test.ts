import { describe, expect, it } from 'vitest';
import { countSmsSegments, findCharactersOutsideGsm, segmentSms } from './sms-segments.ts';

const gsm = (segmentCount: number) => ({ encoding: 'GSM-7', segmentCount });
const ucs = (segmentCount: number) => ({ encoding: 'UCS-2', segmentCount });

describe('segmentSms', () => {
  it.each([
    ['', gsm(1)],
    ['a'.repeat(160), gsm(1)],
    ['a'.repeat(161), gsm(2)],
    ['a'.repeat(306), gsm(2)],
    ['a'.repeat(307), gsm(3)],
    ['@£ÅåΔ_ΦÆß\n\r¡¿ñà', gsm(1)],
    ['a'.repeat(2048), gsm(14)],
  ])('counts septets of the default alphabet: %#', (message, expected) => {
    expect(segmentSms(message)).toEqual(expected);
  });

  it.each([
    ['€'.repeat(80), gsm(1)],
    ['€'.repeat(81), gsm(2)],
    ['^{}\\[~]|€\f', gsm(1)],
  ])('counts characters of the extension table twice: %#', (message, expected) => {
    expect(segmentSms(message)).toEqual(expected);
  });

  it('tears no escape sequence: its part has room for one septet and leaves it empty', () => {
    expect(segmentSms(`${'a'.repeat(152)}€${'a'.repeat(151)}`)).toEqual(gsm(2));
    expect(segmentSms(`${'a'.repeat(152)}€${'a'.repeat(152)}`)).toEqual(gsm(3));
  });

  it.each([
    ['あ'.repeat(70), ucs(1)],
    ['あ'.repeat(71), ucs(2)],
    ['あ'.repeat(134), ucs(2)],
    ['あ'.repeat(135), ucs(3)],
    [`${'a'.repeat(69)}ç`, ucs(1)],
    [`${'a'.repeat(70)}ç`, ucs(2)],
    ['👍'.repeat(35), ucs(1)],
    ['👍'.repeat(36), ucs(2)],
  ])('counts UTF-16 units of anything else: %#', (message, expected) => {
    expect(segmentSms(message)).toEqual(expected);
  });

  it('tears no surrogate pair: a part of 67 units takes 33 of them', () => {
    expect(segmentSms('👍'.repeat(66))).toEqual(ucs(2));
    expect(segmentSms('👍'.repeat(67))).toEqual(ucs(3));
  });
});

describe('countSmsSegments', () => {
  it.each([
    ['', 0, 160, 1],
    ['a'.repeat(160), 160, 0, 1],
    ['a'.repeat(161), 161, 145, 2],
    ['€', 2, 158, 1],
    [`${'a'.repeat(152)}€${'a'.repeat(10)}`, 164, 141, 2],
    ['你', 1, 69, 1],
    ['😀'.repeat(36), 72, 61, 2],
  ])(
    'says how much of the last segment is left of %j',
    (message, unitCount, remainingUnits, segmentCount) => {
      expect(countSmsSegments(message)).toMatchObject({ unitCount, remainingUnits, segmentCount });
    },
  );
});

describe('findCharactersOutsideGsm', () => {
  it('names each character once, in the order of the text', () => {
    expect(findCharactersOutsideGsm('“Grüße” 👩🏽 “€” ^')).toEqual(['“', '”', '👩', '🏽']);
  });

  it('finds none in a message that travels as GSM-7', () => {
    expect(findCharactersOutsideGsm('Price: 5 € [net]\n')).toEqual([]);
  });
});
