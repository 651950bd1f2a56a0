import { callingLimits } from '@switchboard/acs-contracts';
import type { CallEndReason } from '@switchboard/acs-contracts';
import type { Signalling } from '../signalling/signalling-types.ts';

/**
 * The client lost its network and could not come back.
 * @see https://learn.microsoft.com/azure/communication-services/resources/troubleshooting/voice-video-calling/troubleshooting-codes
 */
export const connectionLost: CallEndReason = { code: 496, subCode: 7 };

/** Within this time the service finds out that a connection is dead; the time to resume begins then. */
const noticedWithinMs = 30_000;
const lookEveryMs = 1_000;

/** What is asked of a call. */
export interface LosableCall {
  readonly id: string;
  readonly signalling: Pick<Signalling, 'connected' | 'isConnected' | 'request' | 'silentMs'>;
  readonly mesh: { readonly links: ReadonlyMap<string, { readonly isConnected: boolean }> };
  finish(reason: CallEndReason): void;
}

/**
 * Ends a call that cannot come back: nothing has been heard of the service for as long as it waits for a client at most, and
 * nobody else is reached. Returns what ends the watch.
 */
export function watchNetworkLoss(call: LosableCall): () => void {
  const begunAt = Date.now();
  const look = () => {
    const { signalling, mesh } = call;
    const silentMs = Math.min(signalling.silentMs(), Date.now() - begunAt);
    const { resumeWindowSeconds } = signalling.connected?.limits ?? callingLimits;
    if (signalling.isConnected || silentMs < noticedWithinMs + resumeWindowSeconds * 1000) return;
    if ([...mesh.links.values()].some(({ isConnected }) => isConnected)) return;
    call.finish(connectionLost);
    // Sent when the network is back: the service, whose clock is another, may have waited longer.
    void signalling.request('hangUp', { callId: call.id, forEveryone: false }).catch(() => undefined);
  };
  const timer = setInterval(look, lookEveryMs);
  return () => clearInterval(timer);
}
