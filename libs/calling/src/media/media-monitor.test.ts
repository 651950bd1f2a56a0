import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MediaMesh } from './media-mesh.ts';
import { startMediaMonitor } from './media-monitor.ts';

let stop: () => void = () => undefined;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  stop();
  vi.useRealTimers();
});

/** The connection to one participant, whose figures come when the test gives them. */
function monitor(isConnected = true) {
  const asked: ((report: Map<string, object>) => void)[] = [];
  const levels: number[] = [];
  const getStats = () => new Promise<Map<string, object>>((resolve) => asked.push(resolve));
  const receiver = { track: { kind: 'audio' }, getStats };
  const connection = { connectionState: 'closed', getTransceivers: () => [{ mid: '0', receiver }] };
  const links = new Map([['p', { participantId: 'p', isConnected, connection }]]);
  stop = startMediaMonitor({
    mesh: { links } as unknown as MediaMesh,
    onRemoteLevel: (_participantId, level) => levels.push(level),
    onLocalLevel: () => undefined,
    onSamples: () => undefined,
  });
  const answer = async (totalAudioEnergy: number, totalSamplesDuration: number) => {
    const sound = { type: 'inbound-rtp', kind: 'audio', totalAudioEnergy, totalSamplesDuration };
    asked.at(-1)?.(new Map([['sound', sound]]));
    await vi.advanceTimersByTimeAsync(0);
  };
  return { asked, levels, answer };
}

describe('startMediaMonitor', () => {
  it('asks a connection how loud it is no more often than it answers', async () => {
    const { asked, levels, answer } = monitor();
    await vi.advanceTimersByTimeAsync(5_000);
    expect([asked.length, levels]).toEqual([1, []]);
    await answer(0.25, 1);
    expect(levels).toEqual([0.5]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toHaveLength(2);
  });

  it('hears nothing of somebody who is not connected, without asking', async () => {
    const { asked, levels } = monitor(false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([asked, levels]).toEqual([[], [0, 0, 0, 0]]);
  });
});
