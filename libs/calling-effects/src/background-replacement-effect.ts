import type { ProcessedTrack, RunnableVideoEffect, VideoEffectListener } from '@switchboard/calling';
import {
  isBackgroundEffectSupported,
  processBackground,
  type BackgroundEffectConfig,
} from './background-effect.ts';

export interface BackgroundReplacementConfig extends BackgroundEffectConfig {
  /** Also a `blob:` or `data:` URL. */
  backgroundImageUrl: string;
}

/**
 * Shows an image in place of what is behind people.
 *
 * @example
 * const effect = new BackgroundReplacementEffect({ backgroundImageUrl: '/office.jpg' });
 * await camera.feature(Features.VideoEffects).startEffects(effect);
 */
export class BackgroundReplacementEffect implements RunnableVideoEffect {
  readonly name = 'BackgroundReplacement' as const;
  readonly isSupported = isBackgroundEffectSupported;
  _config: BackgroundReplacementConfig;

  constructor(config: BackgroundReplacementConfig) {
    this._config = config;
  }

  /** Holds from the next start of the effect. */
  async configure(config: Partial<BackgroundReplacementConfig>): Promise<void> {
    this._config = { ...this._config, ...config };
  }

  /** Resolves with the first picture. Rejects when the image cannot be read. */
  async processTrack(input: MediaStreamTrack, listener: VideoEffectListener): Promise<ProcessedTrack> {
    return processBackground(input, listener, this._config, await readImage(this._config.backgroundImageUrl));
  }
}

/** By an element: a policy that permits images need not permit to fetch them. */
async function readImage(url: string): Promise<ImageBitmap> {
  const image = new Image();
  image.crossOrigin = 'anonymous';
  image.src = url;
  try {
    await image.decode();
  } catch (cause) {
    throw new Error(`The image of the background could not be read: ${url.slice(0, 100)}`, { cause });
  }
  return createImageBitmap(image);
}
