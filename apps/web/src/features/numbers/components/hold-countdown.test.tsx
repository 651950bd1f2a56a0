// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderWithMessages } from '../../../testing/render-with-messages.tsx';
import { HoldCountdown } from './hold-countdown.tsx';

const start = Date.UTC(2026, 0, 5, 12, 0);
const inSeconds = (seconds: number) => new Date(start + seconds * 1000).toISOString();
const pass = (seconds: number) => act(() => vi.advanceTimersByTime(seconds * 1000));

beforeEach(() => vi.useFakeTimers({ now: start }));
afterEach(() => vi.useRealTimers());

describe('HoldCountdown', () => {
  it('counts down by the second', () => {
    renderWithMessages(<HoldCountdown until={inSeconds(932)} onOver={() => undefined} />);
    expect(screen.getByRole('timer').textContent).toBe('Held for you for 15:32');
    pass(3);
    expect(screen.getByRole('timer').textContent).toBe('Held for you for 15:29');
  });

  it('announces once that the end is near, and not every second', () => {
    renderWithMessages(<HoldCountdown until={inSeconds(121)} onOver={() => undefined} />);
    expect(screen.getByRole('status').textContent).toBe('');
    pass(2);
    expect(screen.getByRole('status').textContent).toContain('less than two more minutes');
  });

  it('tells once when the time is over', () => {
    const onOver = vi.fn();
    renderWithMessages(<HoldCountdown until={inSeconds(2)} onOver={onOver} />);
    pass(1);
    expect(onOver).not.toHaveBeenCalled();
    pass(5);
    expect(onOver).toHaveBeenCalledOnce();
    expect(screen.getByRole('timer').textContent).toBe('Held for a few more seconds at most');
  });
});
