import type { ProcessedTrack, RunnableVideoEffect, VideoEffectListener } from '@switchboard/calling';
import {
  isBackgroundEffectSupported,
  processBackground,
  type BackgroundEffectConfig,
} from './background-effect.ts';

export type BackgroundBlurConfig = BackgroundEffectConfig;

/**
 * Blurs what is behind people.
 *
 * @example
 * await camera.feature(Features.VideoEffects).startEffects(new BackgroundBlurEffect());
 */
export class BackgroundBlurEffect implements RunnableVideoEffect {
  readonly name = 'BackgroundBlur' as const;
  readonly isSupported = isBackgroundEffectSupported;
  _config: BackgroundBlurConfig;

  constructor(config: BackgroundBlurConfig = {}) {
    this._config = config;
  }

  async configure(config: BackgroundBlurConfig): Promise<void> {
    this._config = { ...this._config, ...config };
  }

  /** Resolves with the first picture. */
  processTrack(input: MediaStreamTrack, listener: VideoEffectListener): Promise<ProcessedTrack> {
    return processBackground(input, listener, this._config);
  }
}
