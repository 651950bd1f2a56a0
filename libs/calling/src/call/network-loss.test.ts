import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchNetworkLoss, type LosableCall } from './network-loss.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A call whose network is there until it is cut; it may have been silent before. */
function follow({ hasMedia = false, silentSeconds = 0 } = {}) {
  let heardAt = Date.now() - silentSeconds * 1000;
  const told: string[] = [];
  const signalling = {
    connected: undefined,
    isConnected: true,
    silentMs: () => Date.now() - heardAt,
    request: ((type: string) => {
      told.push(type);
      return Promise.reject(new Error('The call is unknown.'));
    }) as LosableCall['signalling']['request'],
  };
  const links = new Map([['p', { isConnected: hasMedia }]]);
  const stop: () => void = watchNetworkLoss({
    ...{ id: 'call', signalling, mesh: { links } },
    finish({ code, subCode }) {
      told.push(`${code}/${subCode}`);
      stop();
    },
  });
  return {
    ...{ told, links },
    cut: () => void (signalling.isConnected = false),
    mend() {
      signalling.isConnected = true;
      heardAt = Date.now();
    },
  };
}

describe('watchNetworkLoss', () => {
  it('ends the call with 496/7 when the service can no longer be waiting, and hangs up once the network is back', async () => {
    const { told, cut } = follow();
    cut();
    await vi.advanceTimersByTimeAsync(59_000);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(told).toEqual(['496/7', 'hangUp']);
  });

  it('begins anew with every sign of life', async () => {
    const { told, cut, mend } = follow();
    cut();
    await vi.advanceTimersByTimeAsync(50_000);
    mend();
    cut();
    await vi.advanceTimersByTimeAsync(59_000);
    expect(told).toEqual([]);
  });

  it('leaves a call alone whose people still reach each other', async () => {
    const { told, cut, links } = follow({ hasMedia: true });
    cut();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(told).toEqual([]);
    links.set('p', { isConnected: false });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told[0]).toBe('496/7');
  });

  it('gives a call that begins without network as long', async () => {
    const { told, cut } = follow({ silentSeconds: 120 });
    cut();
    await vi.advanceTimersByTimeAsync(59_000);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(told).toEqual(['496/7', 'hangUp']);
  });
});
