import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, percentile } from './statistics.ts';

describe('percentile', () => {
  it('is one of the values, with the asked share of them at or below it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, fraction) => {
          const result = percentile(values, fraction);
          expect(values).toContain(result);
          expect(values.filter((value) => value <= result).length).toBeGreaterThanOrEqual(
            fraction * values.length,
          );
        },
      ),
    );
  });

  it('takes the middle of an odd number of values', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it('refuses no values', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});
