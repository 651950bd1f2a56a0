import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RateWatch } from './rate-watch.ts';

describe('RateWatch', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function watch(perSecond: number, seconds: number): number {
    let told = 0;
    const rate = new RateWatch(5, () => (told += 1));
    for (let picture = 0; picture < perSecond * seconds; picture++) {
      rate.count();
      vi.advanceTimersByTime(1000 / perSecond);
    }
    rate.stop();
    return told;
  }

  it('tells once that pictures come slowly', () => expect(watch(3, 20)).toBe(1));

  it('is silent while enough come', () => expect(watch(15, 20)).toBe(0));

  it('does not take an end for slowness', () => {
    let told = 0;
    const rate = new RateWatch(5, () => (told += 1));
    for (let picture = 0; picture < 30; picture++) rate.count();
    vi.advanceTimersByTime(60_000);
    rate.stop();
    expect(told).toBe(0);
  });
});
