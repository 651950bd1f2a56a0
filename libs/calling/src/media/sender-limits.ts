import type { VideoConstraints } from '../api/call.ts';
import type { MediaSlot } from './media-slots.ts';
import { fitPicture, type SendLimits } from './picture-fit.ts';

export function sendLimitsOf(constraints: VideoConstraints | undefined): SendLimits {
  const { bitrate, frameRate, frameHeight } = constraints?.send ?? {};
  return {
    ...(bitrate?.max === undefined ? {} : { bitrate: bitrate.max }),
    ...(frameRate?.max === undefined ? {} : { frameRate: frameRate.max }),
    ...(frameHeight?.max === undefined ? {} : { frameHeight: frameHeight.max }),
  };
}

/** What decides how large and how often pictures are sent to one other participant. */
export interface SendingTerms {
  /** How many others there are. */
  readonly peers: number;
  readonly limits: SendLimits;
  /** Lines that the sources deliver, as measured; what a track says of itself is taken before the first measurement. */
  readonly sourceLines: Partial<Record<MediaSlot, number>>;
  /** In how many lines the other shows the camera; undefined when it has not said. */
  readonly shownLines?: number | undefined;
}

/** Applies the terms to one sender of pictures: what was narrower before becomes wide again. */
export async function limitSender(
  sender: RTCRtpSender,
  slot: MediaSlot,
  { peers, limits, sourceLines, shownLines }: SendingTerms,
): Promise<void> {
  const { track } = sender;
  if (slot === 'audio' || !track) return;
  const fit = fitPicture({ slot, peers, shownLines, limits });
  const source = sourceLines[slot] ?? linesOfTrack(track);
  const parameters = sender.getParameters();
  for (const encoding of parameters.encodings) {
    encoding.maxBitrate = fit.bitrate;
    encoding.maxFramerate = fit.frameRate;
    encoding.scaleResolutionDownBy = source === undefined ? 1 : Math.max(1, source / fit.lines);
  }
  parameters.degradationPreference = slot === 'screen' ? 'maintain-resolution' : 'balanced';
  // A screen that the application brought: encoders would take it for a film.
  if (slot === 'screen' && track.contentHint === '') track.contentHint = 'detail';
  await sender.setParameters(parameters);
}

function linesOfTrack(track: MediaStreamTrack): number | undefined {
  const { width, height } = track.getSettings();
  return width === undefined || height === undefined ? undefined : Math.min(width, height);
}
