import type { VideoConstraints } from '../api/call.ts';
import type { MediaSlot } from './media-slots.ts';

/** What the application allows at most (`call.setConstraints`, or the options of the call). */
export interface SendLimits {
  readonly bitrate?: number;
  readonly frameRate?: number;
  readonly frameHeight?: number;
}

export function sendLimitsOf(constraints: VideoConstraints | undefined): SendLimits {
  const { bitrate, frameRate, frameHeight } = constraints?.send ?? {};
  return {
    ...(bitrate?.max === undefined ? {} : { bitrate: bitrate.max }),
    ...(frameRate?.max === undefined ? {} : { frameRate: frameRate.max }),
    ...(frameHeight?.max === undefined ? {} : { frameHeight: frameHeight.max }),
  };
}

const megabit = 1_000_000;

/** Bits per second to one peer: every further peer gets a copy, so that a mesh shares the line. */
export function maximumBitrate(slot: MediaSlot, peers: number, limits: SendLimits = {}): number {
  const copies = Math.max(1, peers);
  const fair = slot === 'screen' ? (5 * megabit) / copies : (3 * megabit) / copies;
  const ceiling = slot === 'screen' ? 2.5 * megabit : 1.5 * megabit;
  return Math.round(Math.min(ceiling, Math.max(fair, 0.2 * megabit), limits.bitrate ?? Infinity));
}

/** Applies the limits to one sender of pictures. */
export async function limitSender(
  sender: RTCRtpSender,
  slot: MediaSlot,
  peers: number,
  limits: SendLimits,
): Promise<void> {
  if (slot === 'audio' || !sender.track) return;
  const parameters = sender.getParameters();
  const height = sender.track.getSettings().height;
  for (const encoding of parameters.encodings) {
    encoding.maxBitrate = maximumBitrate(slot, peers, limits);
    if (limits.frameRate !== undefined && slot === 'camera') encoding.maxFramerate = limits.frameRate;
    if (limits.frameHeight !== undefined && height !== undefined && slot === 'camera') {
      encoding.scaleResolutionDownBy = Math.max(1, height / limits.frameHeight);
    }
  }
  parameters.degradationPreference = slot === 'screen' ? 'maintain-resolution' : 'balanced';
  await sender.setParameters(parameters);
}
