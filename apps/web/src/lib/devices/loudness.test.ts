import { describe, expect, it } from 'vitest';
import { levelOf, loudnessOf, meterLevel } from './loudness.ts';

describe('the level of a microphone', () => {
  it('is nothing in digital silence', () => expect(levelOf(loudnessOf(new Float32Array(8)))).toBe(0));

  it('is full at full scale, and never more', () => {
    expect(levelOf(loudnessOf(new Float32Array([1, -1, 1, -1])))).toBe(100);
    expect(levelOf(2)).toBe(100);
  });

  it('follows the ear: a tenth of the amplitude is a third of the meter less', () => {
    expect(levelOf(0.1)).toBe(67);
    expect(levelOf(0.001)).toBe(0);
  });

  it('rises at once and falls slowly, never below nothing', () => {
    expect(meterLevel(10, 80)).toBe(80);
    expect(meterLevel(80, 0)).toBe(72);
    expect(meterLevel(5, 0)).toBe(0);
  });
});
