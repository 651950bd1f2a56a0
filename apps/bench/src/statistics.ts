/** The value below which `fraction` of the values lie, by nearest rank. @throws RangeError without values */
export function percentile(values: Iterable<number>, fraction: number): number {
  const sorted = Float64Array.from(values).sort();
  const value = sorted[Math.max(0, Math.ceil(fraction * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('There is no percentile of no values.');
  return value;
}

export const median = (values: Iterable<number>) => percentile(values, 0.5);
