import { describe, expect, it } from 'vitest';
import { markWords } from './mark-words.ts';

const shown = (text: string, words: string) =>
  markWords(text, words)
    .map((part) => (part.isMarked ? `[${part.text}]` : part.text))
    .join('');

describe('markWords', () => {
  it('marks every place, whatever the case', () => {
    expect(shown('Order in order', 'ORDER ')).toBe('[Order] in [order]');
  });

  it('leaves a text without the words as it is', () => {
    expect(shown('Nothing here', 'order')).toBe('Nothing here');
  });

  it('leaves a long beginning out', () => {
    expect(shown(`${'x'.repeat(100)} order`, 'order')).toBe(`…${'x'.repeat(39)} [order]`);
  });

  it('does not cut letters whose lower case is longer', () => {
    expect(shown('İstanbul order', 'order')).toBe('İstanbul order');
  });
});
