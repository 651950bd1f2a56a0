import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DiagnosticsBoard } from './diagnostics-board.ts';
import { waitForCamera } from './wait-for-camera.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('waiting for a camera', () => {
  it('tells after ten seconds, and takes it back when the camera opens', async () => {
    const board = new DiagnosticsBoard();
    const opening = Promise.withResolvers<string>();
    const waiting = waitForCamera(opening.promise, board);
    await vi.advanceTimersByTimeAsync(9_000);
    expect(board.media.has('cameraStartTimedOut')).toBe(false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(board.media.get('cameraStartTimedOut')).toBe(true);
    opening.resolve('track');
    expect(await waiting).toBe('track');
    expect(board.media.get('cameraStartTimedOut')).toBe(false);
  });

  it('gives up after forty: 412/43015, and the diagnostic stays', async () => {
    const board = new DiagnosticsBoard();
    const waiting = waitForCamera(new Promise(() => undefined), board);
    const refused = expect(waiting).rejects.toMatchObject({ code: 412, subCode: 43015 });
    await vi.advanceTimersByTimeAsync(40_000);
    await refused;
    expect(board.media.get('cameraStartTimedOut')).toBe(true);
  });

  it('lets the failure of the camera through', async () => {
    const waiting = waitForCamera(Promise.reject(new Error('in use')), new DiagnosticsBoard());
    await expect(waiting).rejects.toThrow('in use');
  });
});
