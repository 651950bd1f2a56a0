import { describe, expect, it } from 'vitest';
import { limits } from '../limits.ts';
import { KeptMessages } from './kept-messages.ts';

const filled = (count: number, text = (index: number) => `m${index}`) => {
  const kept = new KeptMessages();
  for (let index = 1; index <= count; index += 1) kept.add(text(index));
  return kept;
};

describe('KeptMessages', () => {
  it('gives what came after a number', () => {
    const kept = filled(3);
    expect(kept.after(1)).toEqual(['m2', 'm3']);
    expect(kept.after(3)).toEqual([]);
    expect(kept.last).toBe(3);
  });

  it('forgets what was acknowledged, once', () => {
    const kept = filled(3);
    kept.acknowledge(2);
    kept.acknowledge(1);
    expect(kept.after(2)).toEqual(['m3']);
    expect(kept.after(1)).toBeUndefined();
    expect(kept.last).toBe(3);
  });

  it('knows nothing of numbers that were never given', () => {
    const kept = filled(3);
    expect(kept.after(4)).toBeUndefined();
    kept.acknowledge(100);
    expect(kept.last).toBe(3);
    expect(kept.after(3)).toEqual([]);
  });

  it('keeps so many at most', () => {
    const kept = filled(limits.keptMessages + 5);
    expect(kept.after(4)).toBeUndefined();
    expect(kept.after(5)).toHaveLength(limits.keptMessages);
  });

  it('keeps so many characters at most', () => {
    const kept = filled(5, () => 'x'.repeat(limits.keptCharacters / 2));
    expect(kept.after(3)).toHaveLength(2);
    expect(kept.after(2)).toBeUndefined();
  });
});
