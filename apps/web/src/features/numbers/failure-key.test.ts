import { describe, expect, it } from 'vitest';
import { failureKeyOf } from './failure-key.ts';

describe('failureKeyOf', () => {
  it('has a text for codes of requests and of work', () => {
    expect(failureKeyOf('phone-numbers/cost-differs')).toBe('costDiffers');
    expect(failureKeyOf('phone-numbers/out-of-stock')).toBe('outOfStock');
  });

  it('has none for what is told in the words of the service', () => {
    expect(failureKeyOf('phone-numbers/refused')).toBeUndefined();
    expect(failureKeyOf('toString')).toBeUndefined();
  });
});
