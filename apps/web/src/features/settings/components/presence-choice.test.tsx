// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderWithMessages } from '../../../testing/render-with-messages.tsx';
import { PresenceChoice } from './presence-choice.tsx';

const WAIT = { timeout: 20_000 };

let appearsOffline: boolean;
let isReachable: boolean;
/** What the service was told. */
let told: boolean[];

beforeEach(() => {
  [appearsOffline, isReachable, told] = [false, true, []];
  vi.stubGlobal('fetch', async (_input: string, init?: { body?: string }) => {
    if (!isReachable) throw new TypeError('fetch failed');
    if (init?.body) {
      ({ appearsOffline } = JSON.parse(init.body) as { appearsOffline: boolean });
      told.push(appearsOffline);
    }
    return Response.json({ appearsOffline });
  });
});
afterEach(() => vi.unstubAllGlobals());

async function show() {
  renderWithMessages(<PresenceChoice />);
  const choice = screen.getByRole<HTMLInputElement>('switch');
  await waitFor(() => expect(choice.disabled).toBe(false), WAIT);
  return choice;
}

describe('PresenceChoice', () => {
  it('moves at once, and tells the service one wish after another', async () => {
    const choice = await show();
    fireEvent.click(choice);
    expect(choice.checked).toBe(true);
    fireEvent.click(choice);
    expect(choice.checked).toBe(false);
    fireEvent.click(choice);
    await waitFor(() => expect(told).toEqual([true, false, true]), WAIT);
    expect(choice.checked).toBe(true);
  });

  it('moves back and says why when the service does not take it', async () => {
    const choice = await show();
    isReachable = false;
    fireEvent.click(choice);
    await waitFor(() => expect(screen.getByRole('alert').textContent).not.toBe(''), WAIT);
    await waitFor(() => expect(choice.checked).toBe(false), WAIT);
  });

  it('says that it could not be read, and reads it again when asked', async () => {
    [appearsOffline, isReachable] = [true, false];
    renderWithMessages(<PresenceChoice />);
    const retry = await screen.findByRole('button', { name: 'Try again' }, WAIT);
    isReachable = true;
    fireEvent.click(retry);
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('switch').checked).toBe(true), WAIT);
  });
});
