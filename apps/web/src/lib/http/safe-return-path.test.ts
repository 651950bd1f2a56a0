import { describe, expect, it } from 'vitest';
import { safeReturnPath } from './safe-return-path.ts';

describe('safeReturnPath', () => {
  it('keeps a path of this site', () => {
    expect(safeReturnPath('/chat/19%3Aa?message=1')).toBe('/chat/19%3Aa?message=1');
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/a\u0000b',
    '/sign-in',
    undefined,
    ['/a'],
    `/${'a'.repeat(3000)}`,
  ])('leads to the start page instead of %s', (value) => {
    expect(safeReturnPath(value)).toBe('/chat');
  });
});
