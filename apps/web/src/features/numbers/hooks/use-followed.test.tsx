// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useFollowed } from './use-followed.ts';

const isRunning = (work: string) => work === 'running';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** A service that gives these answers in turn, the last of them for ever. */
function follow(...answers: readonly (string | Error)[]) {
  let asked = 0;
  const load = async () => {
    const answer = answers[Math.min(asked++, answers.length - 1)];
    if (answer instanceof Error) throw answer;
    return answer ?? '';
  };
  const { result } = renderHook(() => useFollowed(load, isRunning));
  return { result, asked: () => asked };
}

const stepMs = 100;
/** In steps: a render that follows from a timer happens between them. */
async function pass(ms: number) {
  for (let passed = 0; passed <= ms; passed += stepMs) await act(() => vi.advanceTimersByTimeAsync(stepMs));
}

describe('useFollowed', () => {
  it('asks until the work has ended, then no more', async () => {
    const { result, asked } = follow('running', 'running', 'succeeded');
    await pass(0);
    expect(result.current.value).toBe('running');
    await pass(30_000);
    expect(result.current.value).toBe('succeeded');
    expect(asked()).toBe(3);
  });

  it('goes on after a failure, with the last answer meanwhile', async () => {
    const { result } = follow('running', new Error('offline'), 'failed');
    await pass(600);
    expect(result.current).toMatchObject({ status: 'failed', value: 'running' });
    await pass(30_000);
    expect(result.current).toMatchObject({ status: 'ready', value: 'failed' });
  });

  it('leaves a work that was never there to whoever shows it', async () => {
    const { result, asked } = follow(new Error('not found'));
    await pass(30_000);
    expect(result.current.status).toBe('failed');
    expect(asked()).toBe(1);
  });

  it('asks less and less often', async () => {
    const { asked } = follow('running');
    await pass(30_000);
    expect(asked()).toBeGreaterThan(6);
    expect(asked()).toBeLessThan(15);
  });
});
