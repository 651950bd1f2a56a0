import { describe, expect, it } from 'vitest';
import { isLetterKey } from './is-letter-key.ts';

describe('isLetterKey', () => {
  it.each([
    ['f of QWERTY', { key: 'f', code: 'KeyF' }],
    ['f of Dvorak', { key: 'f', code: 'KeyY' }],
    ['f with caps lock', { key: 'F', code: 'KeyF' }],
    ['the key of f in Arabic', { key: 'ب', code: 'KeyF' }],
    ['the key of f while text is composed', { key: 'Process', code: 'KeyF' }],
  ])('takes %s', (_name, pressed) => {
    expect(isLetterKey(pressed, 'f')).toBe(true);
  });

  it.each([
    ['what Dvorak has in the place of f', { key: 'u', code: 'KeyF' }],
    ['another key in Arabic', { key: 'ئ', code: 'KeyZ' }],
    ['a function key', { key: 'F1', code: 'F1' }],
    ['an event that names no key', {}],
  ])('leaves %s', (_name, pressed) => {
    expect(isLetterKey(pressed, 'f')).toBe(false);
  });

  it('leaves the semicolon that Dvorak has in the place of z', () => {
    expect(isLetterKey({ key: ';', code: 'KeyZ' }, 'z')).toBe(false);
  });
});
