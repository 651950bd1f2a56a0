import type { MediaSlot } from './media-slots.ts';

/** What the application allows at most (`call.setConstraints`, or the options of the call). */
export interface SendLimits {
  readonly bitrate?: number;
  readonly frameRate?: number;
  readonly frameHeight?: number;
}

/** What one other participant is sent at most. Lines are counted along the shorter side, so that phones may be held upright. */
export interface PictureFit {
  readonly lines: number;
  readonly frameRate: number;
  readonly bitrate: number;
}

interface Step extends PictureFit {
  /** Up to so many other participants. */
  readonly peers: number;
}

const step = (peers: number, lines: number, frameRate: number, kilobits: number): Step => ({
  ...{ peers, lines, frameRate },
  bitrate: kilobits * 1_000,
});

/**
 * In a mesh everybody encodes and uploads a picture of their own for each of the others. The steps keep all copies together
 * below 2.5 Mbit/s, and their work at that of one picture of 720 lines, 30 times a second.
 * @see https://learn.microsoft.com/azure/communication-services/concepts/voice-video-calling/network-requirements (360 lines: 500 kbit/s)
 */
const cameraSteps: readonly Step[] = [
  step(1, 720, 30, 1_500),
  step(2, 540, 30, 900),
  step(3, 360, 30, 500),
  step(5, 360, 20, 350),
  step(8, 270, 15, 220),
  step(15, 180, 15, 120),
  step(Infinity, 180, 10, 80),
];

/** Text has to stay legible: with more people a screen is sent less often before it is sent smaller. Most of it stands still. */
const screenSteps: readonly Step[] = [
  step(1, 1_440, 30, 2_500),
  step(3, 1_080, 15, 1_200),
  step(7, 1_080, 5, 500),
  step(Infinity, 720, 5, 150),
];

/** What smaller pictures need. */
const bitrates: readonly (readonly [lines: number, bitrate: number])[] = [
  [180, 200_000],
  [270, 300_000],
  [360, 500_000],
  [540, 900_000],
];

/** Sizes in which pictures are asked for: a window that is resized shall not change the picture with every pixel. */
const askedLines = [180, 270, 360, 540, 720, 1_080] as const;

export interface FitOptions {
  readonly slot: Exclude<MediaSlot, 'audio'>;
  /** How many others there are. */
  readonly peers: number;
  /** In how many lines the other shows the camera; undefined when it has not said. */
  readonly shownLines: number | undefined;
  /** What the application allows. */
  readonly limits: SendLimits;
}

export function fitPicture({ slot, peers, shownLines = Infinity, limits }: FitOptions): PictureFit {
  const steps = slot === 'screen' ? screenSteps : cameraSteps;
  const most = steps.find((each) => peers <= each.peers)!;
  const bitrate = Math.min(most.bitrate, limits.bitrate ?? Infinity);
  if (slot === 'screen') return { lines: most.lines, frameRate: most.frameRate, bitrate };
  const lines = Math.min(most.lines, shownLines, limits.frameHeight ?? Infinity);
  const enough = bitrates.find(([upTo]) => lines <= upTo)?.[1] ?? Infinity;
  return {
    lines,
    frameRate: Math.min(most.frameRate, limits.frameRate ?? Infinity),
    bitrate: Math.min(bitrate, enough),
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** How many lines of a picture can be seen in a place of the page, rounded up to a size that is asked for. */
export function linesSeen(place: Size, picture: Size, isCropped: boolean): number {
  const { width, height } = picture.width > 0 && picture.height > 0 ? picture : { width: 16, height: 9 };
  const scales = [place.width / width, place.height / height];
  const scale = isCropped ? Math.max(...scales) : Math.min(...scales);
  const lines = scale * Math.min(width, height);
  return askedLines.find((asked) => lines <= asked) ?? askedLines.at(-1)!;
}
