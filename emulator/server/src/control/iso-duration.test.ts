import { describe, expect, it } from 'vitest';
import { parseIsoDuration } from './iso-duration.ts';

describe('parseIsoDuration', () => {
  it.each([
    ['PT25H', 90_000_000],
    ['P1DT30M', 88_200_000],
    ['PT1.5S', 1500],
    ['P2W', 1_209_600_000],
    ['PT0S', 0],
  ])('reads %s', (text, ms) => expect(parseIsoDuration(text)).toBe(ms));

  it.each(['', 'P', 'PT', 'P1DT', '25h', 'P1Y', 'P1M', '-PT1H', 'PT1H ', 'PT1,5S', 'pt1h'])(
    'refuses "%s"',
    (text) => expect(parseIsoDuration(text)).toBeUndefined(),
  );
});
