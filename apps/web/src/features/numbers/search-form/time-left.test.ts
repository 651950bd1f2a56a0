import { describe, expect, it } from 'vitest';
import { timeLeft } from './time-left.ts';

describe('timeLeft', () => {
  it.each([
    [16 * 60_000, { minutes: 16, seconds: 0, isOver: false }],
    [932_000, { minutes: 15, seconds: 32, isOver: false }],
    [931_001, { minutes: 15, seconds: 32, isOver: false }],
    [1, { minutes: 0, seconds: 1, isOver: false }],
    [0, { minutes: 0, seconds: 0, isOver: true }],
    [-5_000, { minutes: 0, seconds: 0, isOver: true }],
  ])('%d ms', (ms, expected) => expect(timeLeft(1_000_000 + ms, 1_000_000)).toEqual(expected));
});
