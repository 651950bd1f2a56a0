// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useIsAway } from './use-is-away.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('useIsAway', () => {
  it('is true after five minutes without input, and false with the next key', () => {
    const { result } = renderHook(() => useIsAway());
    const pass = (minutes: number) => act(() => vi.advanceTimersByTime(minutes * 60_000));
    const type = () => act(() => void window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' })));
    pass(4);
    type();
    pass(4);
    expect(result.current).toBe(false);
    pass(1);
    expect(result.current).toBe(true);
    type();
    expect(result.current).toBe(false);
  });
});
