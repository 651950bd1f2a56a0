import type { ProcessedTrack, VideoEffectListener } from '@switchboard/calling';
import { blurWorkerOf } from './blur-worker.ts';
import {
  canHandStreamsOver,
  canPaint,
  handStreamsOver,
  paintPictures,
  type PictureWay,
} from './picture-ways.ts';
import { RateWatch } from './rate-watch.ts';

export interface BackgroundEffectConfig {
  /** After so long without a picture `timeForEffectsWarningReached` is raised. Default 20000. */
  effectInitTimeThresholdInMs?: number;
  /** At so many pictures per second or fewer `fpsWarningThresholdReached` is raised. Default 5. */
  fpsWarningThreshold?: number;
  /** Where the files are served that `build.js` makes, with a slash at the end. Microsoft's effects have none of it. */
  assetsUrl?: string;
}

const standard = {
  effectInitTimeThresholdInMs: 20_000,
  fpsWarningThreshold: 5,
  assetsUrl: '/calling-effects/',
};
/** A camera that gives no picture must not keep a call from beginning. */
const firstPictureMs = 5000;

export async function isBackgroundEffectSupported(): Promise<boolean> {
  const isDrawn = typeof OffscreenCanvas !== 'undefined' && typeof VideoFrame !== 'undefined';
  return isDrawn && typeof WebAssembly !== 'undefined' && (canHandStreamsOver() || canPaint());
}

/** Cuts people out of pictures in the worker. `background` is put behind them; without it what is there is blurred. Resolves with the first picture. */
export async function processBackground(
  input: MediaStreamTrack,
  listener: VideoEffectListener,
  config: BackgroundEffectConfig,
  background?: ImageBitmap,
): Promise<ProcessedTrack> {
  const { assetsUrl, effectInitTimeThresholdInMs, fpsWarningThreshold } = { ...standard, ...config };
  const worker = blurWorkerOf(assetsUrl);
  const lateTimer = setTimeout(() => listener.onLate(), effectInitTimeThresholdInMs);
  const { promise: firstPicture, resolve, reject } = Promise.withResolvers<void>();
  let way: PictureWay | undefined;
  const rate = new RateWatch(fpsWarningThreshold, () => listener.onSlow());
  const id = worker.open((message) => {
    way?.onMessage?.(message);
    if (message.kind === 'failed') {
      reject(new Error(message.message));
      listener.onError(message.message);
    } else {
      rate.count();
      resolve();
    }
  });
  const stop = () => {
    rate.stop();
    worker.close(id);
    way?.stop();
  };
  try {
    await worker.loaded();
    if (background) worker.putBehind(id, background);
    setTimeout(resolve, firstPictureMs);
    way = (canHandStreamsOver() ? handStreamsOver : paintPictures)(worker, id, input);
    await firstPicture;
    return { track: way.track, stop };
  } catch (error) {
    stop();
    // The worker closes what it was given; that is not ours any more.
    background?.close();
    throw error;
  } finally {
    clearTimeout(lateTimer);
  }
}
