import type { SignallingClient } from '../signalling/signalling-client.ts';

/** Relay credentials are renewed so long before they expire. */
const aheadMs = 5 * 60_000;
const shortestMs = 30_000;
const longestMs = 24 * 3_600_000;

/** Asks for relay credentials again before they expire. Returns what ends it. */
export function keepRelayFresh(signalling: SignallingClient): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const plan = () => {
    clearTimeout(timer);
    const expiresOn = signalling.connected?.relay.expiresOn;
    if (expiresOn === undefined) return;
    const remainingMs = Date.parse(expiresOn) - Date.now() - aheadMs;
    timer = setTimeout(() => void renew(), Math.min(longestMs, Math.max(shortestMs, remainingMs)));
  };
  const renew = async () => {
    try {
      const { relay } = await signalling.request('getRelayConfiguration', {});
      if (signalling.connected) signalling.connected.relay = relay;
      plan();
    } catch {
      // The next connection brings a new configuration.
    }
  };
  signalling.on('connected', plan);
  plan();
  return () => {
    clearTimeout(timer);
    signalling.off('connected', plan);
  };
}
