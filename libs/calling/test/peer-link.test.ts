import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PeerLink } from '../src/media/peer-link.ts';
import { installBrowserGlobals } from './support/browser-globals.ts';

beforeEach(() => {
  installBrowserGlobals();
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

/** A connection that never comes about, and what it says of the relays. */
function link(urls: string | string[]) {
  const reach: boolean[] = [];
  const peer = new PeerLink({
    ...{ participantId: 'p', isPolite: false },
    configuration: () => ({ iceServers: [{ urls }] }),
    outgoing: () => ({}),
    terms: () => ({ peers: 1, limits: {}, sourceLines: {} }),
    sendSignal: () => undefined,
    onTracks: () => undefined,
    onStateChange: () => undefined,
    onData: () => undefined,
    onRelayReach: (isReachable) => reach.push(isReachable),
  });
  const find = (type: string) => {
    const candidate = { type, toJSON: () => ({ candidate: '' }) } as RTCIceCandidate;
    peer.connection?.onicecandidate?.({ candidate } as RTCPeerConnectionIceEvent);
  };
  return { peer, reach, find };
}

describe('a connection that fails', () => {
  it('says that no relay could be reached', async () => {
    const { peer, reach, find } = link(['stun:a', 'turn:a']);
    find('host');
    await vi.advanceTimersByTimeAsync(11_000);
    expect(reach).toEqual([false]);
    peer.close();
  });

  it('does not when one has answered', async () => {
    const { peer, reach, find } = link('turns:a');
    find('relay');
    await vi.advanceTimersByTimeAsync(11_000);
    expect(reach).toEqual([]);
    peer.close();
  });

  it('does not when there are none', async () => {
    const { peer, reach } = link('stun:a');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(reach).toEqual([]);
    peer.close();
  });
});
