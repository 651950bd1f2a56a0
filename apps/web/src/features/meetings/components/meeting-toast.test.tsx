// @vitest-environment jsdom
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderWithMessages } from '../../../testing/render-with-messages.tsx';
import { MeetingToast } from './meeting-toast.tsx';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function show() {
  const onDismiss = vi.fn();
  const content = { title: 'Ada changed a meeting', body: 'Trip', path: '/meetings', linkText: 'Meetings' };
  renderWithMessages(<MeetingToast {...content} onDismiss={onDismiss} />);
  return { onDismiss, toast: screen.getByRole('region'), link: screen.getByRole('link') };
}
const pass = () => act(() => vi.advanceTimersByTime(60_000));

describe('MeetingToast', () => {
  it('goes by itself', () => {
    const { onDismiss } = show();
    pass();
    expect(onDismiss).toHaveBeenCalledOnce();
  });

  it('stays while the focus is in it or somebody points at it, and until both are over', () => {
    const { onDismiss, toast, link } = show();
    act(() => link.focus());
    fireEvent.pointerEnter(toast);
    fireEvent.pointerLeave(toast);
    pass();
    fireEvent.pointerEnter(toast);
    act(() => link.blur());
    pass();
    expect(onDismiss).not.toHaveBeenCalled();
    fireEvent.pointerLeave(toast);
    pass();
    expect(onDismiss).toHaveBeenCalledOnce();
  });
});
