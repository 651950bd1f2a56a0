import { notSupported } from '../api/errors.ts';
import type { VideoStreamFeature } from '../api/features.ts';
import type { LocalVideoStream } from '../streams/local-video-stream.ts';
import type { EventSource } from '../support/emitter.ts';
import { PublicObject } from '../support/public-object.ts';

export type VideoEffectName = 'BackgroundBlur' | 'BackgroundReplacement';
interface Events {
  effectsStarted: (effects: VideoEffectName[]) => void;
  effectsStopped: (effects: VideoEffectName[]) => void;
  effectsError: (error: { code: string; message?: string }) => void;
  fpsWarningThresholdReached: (effects: VideoEffectName[]) => void;
  timeForEffectsWarningReached: (effects: VideoEffectName[]) => void;
}
/** Present and without effects: the package that has them is made for Microsoft's SDK only. */
export interface VideoEffectsFeature extends VideoStreamFeature, EventSource<Events> {
  readonly activeEffects: VideoEffectName[];
  isSupported(effect: object): Promise<boolean>;
  startEffects(effect: object): Promise<void>;
  stopEffects(): Promise<void>;
}

export class StreamVideoEffects extends PublicObject<Events> implements VideoEffectsFeature {
  readonly name = 'VideoEffects';

  constructor(_context: { streamInstance: LocalVideoStream }) {
    super();
  }
  get activeEffects(): VideoEffectName[] {
    return [];
  }
  async isSupported(): Promise<boolean> {
    return false;
  }
  async startEffects(): Promise<void> {
    throw notSupported('VideoEffects.startEffects', 'its effects run in the real SDK only.');
  }
  async stopEffects(): Promise<void> {}
  dispose(): void {}
}
