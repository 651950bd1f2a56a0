import { describe, expect, it } from 'vitest';
import { negotiateLocale } from './negotiate-locale.ts';

describe('negotiateLocale', () => {
  it.each([
    ['ko-KR,ko;q=0.9,en;q=0.8', 'ko'],
    ['de-DE,de;q=0.9,sv-FI;q=0.5,en;q=0.3', 'sv'],
    ['en;q=0.1, ar;q=0.9', 'ar'],
    ['ja;q=0, en', 'en'],
    ['*', 'en'],
    ['', 'en'],
    [null, 'en'],
    [';;q=,,', 'en'],
  ])('answers "%s" with %s', (header, locale) => {
    expect(negotiateLocale(header)).toBe(locale);
  });
});
