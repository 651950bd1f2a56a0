import { describe, expect, it } from 'vitest';
import { readSearch } from './search-kind.ts';

describe('readSearch', () => {
  it.each([
    ['  ', { kind: 'none' }],
    ['a', { kind: 'none' }],
    ['+', { kind: 'none' }],
    ['+1 (425) 555-01', { kind: 'contact', digits: '142555501' }],
    ['0123', { kind: 'contact', digits: '0123' }],
    [' order 4711 ', { kind: 'messages', words: 'order 4711' }],
    ['배송', { kind: 'messages', words: '배송' }],
  ])('reads “%s”', (text, expected) => {
    expect(readSearch(text)).toEqual(expected);
  });
});
