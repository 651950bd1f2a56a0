import { describe, expect, it } from 'vitest';
import { findLinks, isSafeAddress, mayHoldLinks } from './links.ts';

const hrefsIn = async (text: string) =>
  (await findLinks(text)).flatMap((part) => (part.type === 'link' ? [part.href] : []));

describe('findLinks', () => {
  it.each([
    ['https://example.com/a?b=1#c', ['https://example.com/a?b=1#c']],
    ['see www.example.org.', ['https://www.example.org']],
    ['mail ada@example.com please', ['mailto:ada@example.com']],
    ['(http://localhost:3000/chat)', ['http://localhost:3000/chat']],
    ['no link here', []],
  ])('finds the addresses in "%s"', async (text, hrefs) => {
    expect(await hrefsIn(text)).toEqual(hrefs);
  });

  it.each(['javascript:alert(1)', 'data:text/html,<b>x</b>', 'vbscript:x', 'file:///etc/passwd'])(
    'makes no link of %s',
    async (text) => {
      expect(await hrefsIn(`look: ${text} !`)).toEqual([]);
    },
  );

  it('loses nothing of the text', async () => {
    const text = 'a <b>bold</b> https://example.com & www.example.org\nend';
    const parts = await findLinks(text);
    expect(parts.map((part) => part.text).join('')).toBe(text);
  });
});

describe('isSafeAddress', () => {
  it('refuses what a browser would run', () => {
    expect(isSafeAddress('JaVaScript:alert(1)')).toBe(false);
    expect(isSafeAddress('https://example.com')).toBe(true);
  });
});

describe('mayHoldLinks', () => {
  it('spares plain sentences the search', () => {
    expect(mayHoldLinks('Good morning!')).toBe(false);
    expect(mayHoldLinks('이메일: ada@example.com')).toBe(true);
    expect(mayHoldLinks('try example.com')).toBe(true);
  });
});
