import type { ProcessedTrack, RunnableVideoEffect, VideoEffectListener } from '@switchboard/calling';
import { blurWorkerOf } from './blur-worker.ts';
import {
  canHandStreamsOver,
  canPaint,
  handStreamsOver,
  paintPictures,
  type PictureWay,
} from './picture-ways.ts';
import { RateWatch } from './rate-watch.ts';

export interface BackgroundBlurConfig {
  /** After so long without a picture `timeForEffectsWarningReached` is raised. Default 20000. */
  effectInitTimeThresholdInMs?: number;
  /** At so many pictures per second or fewer `fpsWarningThresholdReached` is raised. Default 5. */
  fpsWarningThreshold?: number;
  /** Where the files are served that `build.js` makes, with a slash at the end. Microsoft's effect has none of it. */
  assetsUrl?: string;
}

const standard = {
  effectInitTimeThresholdInMs: 20_000,
  fpsWarningThreshold: 5,
  assetsUrl: '/calling-effects/',
};
/** A camera that gives no picture must not keep a call from beginning. */
const firstPictureMs = 5000;

/**
 * Blurs what is behind people.
 *
 * @example
 * await camera.feature(Features.VideoEffects).startEffects(new BackgroundBlurEffect());
 */
export class BackgroundBlurEffect implements RunnableVideoEffect {
  readonly name = 'BackgroundBlur' as const;
  _config: Required<BackgroundBlurConfig>;

  constructor(config: BackgroundBlurConfig = {}) {
    this._config = { ...standard, ...config };
  }

  async configure(config: BackgroundBlurConfig): Promise<void> {
    this._config = { ...this._config, ...config };
  }

  async isSupported(): Promise<boolean> {
    const isDrawn = typeof OffscreenCanvas !== 'undefined' && typeof VideoFrame !== 'undefined';
    return isDrawn && typeof WebAssembly !== 'undefined' && (canHandStreamsOver() || canPaint());
  }

  /** Resolves with the first picture. */
  async processTrack(input: MediaStreamTrack, listener: VideoEffectListener): Promise<ProcessedTrack> {
    const { assetsUrl, effectInitTimeThresholdInMs, fpsWarningThreshold } = this._config;
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
      setTimeout(resolve, firstPictureMs);
      way = (canHandStreamsOver() ? handStreamsOver : paintPictures)(worker, id, input);
      await firstPicture;
      return { track: way.track, stop };
    } catch (error) {
      stop();
      throw error;
    } finally {
      clearTimeout(lateTimer);
    }
  }
}
