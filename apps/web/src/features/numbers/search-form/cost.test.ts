import { describe, expect, it } from 'vitest';
import { timesCost, totalCosts } from './cost.ts';

const usd = (amount: number) => ({ amount, currencyCode: 'USD' });
const sek = (amount: number) => ({ amount, currencyCode: 'SEK' });

describe('timesCost', () => {
  it('multiplies without the errors of binary fractions', () => {
    expect(timesCost(usd(0.1), 3)).toEqual(usd(0.3));
    expect(timesCost(usd(2.15), 20)).toEqual(usd(43));
    expect(timesCost(usd(0.0085), 7)).toEqual(usd(0.0595));
  });
});

describe('totalCosts', () => {
  it('has one exact sum per currency', () => {
    expect(totalCosts([usd(0.1), sek(25), usd(0.2), sek(0.5)])).toEqual([usd(0.3), sek(25.5)]);
  });

  it('is empty when there is nothing to pay', () => {
    expect(totalCosts([])).toEqual([]);
  });
});
