import { describe, expect, it } from 'vitest';
import { excerptOf } from './excerpt.ts';

const drawn = (text: string, words: string) =>
  excerptOf(text, words)
    .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
    .join('');

describe('excerptOf', () => {
  it('marks every match', () => {
    expect(drawn('Café or cafe', 'CAFE')).toBe('[Café] or [cafe]');
    expect(drawn('김철수 님, 김철수!', '김철수')).toBe('[김철수] 님, [김철수]!');
  });

  it('begins with a whole word before a match that is far in', () => {
    const text = `${'word '.repeat(40)}needle and the rest`;
    expect(drawn(text, 'needle')).toBe('…word word word word word word [needle] and the rest');
  });

  it('ends after a while', () => {
    expect(drawn(`needle ${'x'.repeat(400)}`, 'needle')).toBe(`[needle] ${'x'.repeat(159)}…`);
  });

  it('is the beginning of a text without a match', () => {
    expect(drawn('nothing here', 'needle')).toBe('nothing here');
  });
});
