import type { MonthlyCost } from '@switchboard/access-api';

/** Decimal places that a price may have; sums are made in whole units of the last of them. */
const scale = 10_000;

/** The cost of several of the same. */
export function timesCost({ amount, currencyCode }: MonthlyCost, count: number): MonthlyCost {
  return { amount: (Math.round(amount * scale) * count) / scale, currencyCode };
}

/** What all cost together, one sum per currency in the order in which they first came. */
export function totalCosts(costs: readonly MonthlyCost[]): readonly MonthlyCost[] {
  const units = new Map<string, number>();
  for (const { amount, currencyCode } of costs) {
    units.set(currencyCode, (units.get(currencyCode) ?? 0) + Math.round(amount * scale));
  }
  return [...units].map(([currencyCode, sum]) => ({ amount: sum / scale, currencyCode }));
}
