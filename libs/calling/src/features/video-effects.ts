import { CallingError, notSupported } from '../api/errors.ts';
import type { VideoStreamFeature } from '../api/features.ts';
import type { ProcessedTrack } from '../devices/capture-source.ts';
import { videoInternals, type LocalVideoStream } from '../streams/local-video-stream.ts';
import type { EventSource } from '../support/emitter.ts';
import { emitterOf, PublicObject } from '../support/public-object.ts';

export type VideoEffectName = 'BackgroundBlur' | 'BackgroundReplacement';

/** An effect as its public type declares it. */
export interface VideoEffectProcessor {
  readonly name: VideoEffectName;
  isSupported(): Promise<boolean>;
}

/** What an effect tells while it runs. */
export interface VideoEffectListener {
  /** The effect gives no more pictures. */
  onError(message: string): void;
  /** Few pictures come. */
  onSlow(): void;
  /** The start takes long. */
  onLate(): void;
}

/**
 * An effect that this library can run: `@switchboard/calling-effects` has such. What Microsoft's two packages agree on
 * between them is not public, so that effects of one kind do not run in the other.
 */
export interface RunnableVideoEffect extends VideoEffectProcessor {
  /** Resolves when changed pictures come. `input` is the caller's to stop. */
  processTrack(input: MediaStreamTrack, listener: VideoEffectListener): Promise<ProcessedTrack>;
}

interface Events {
  effectsStarted: (effects: VideoEffectName[]) => void;
  effectsStopped: (effects: VideoEffectName[]) => void;
  effectsError: (error: { code: number; message: string }) => void;
  fpsWarningThresholdReached: (effects: VideoEffectName[]) => void;
  timeForEffectsWarningReached: (effects: VideoEffectName[]) => void;
}

/** Changes the pictures of a camera on their way to previews and calls, also while they run. */
export interface VideoEffectsFeature extends VideoStreamFeature, EventSource<Events> {
  readonly activeEffects: VideoEffectName[];
  isSupported(effect: VideoEffectProcessor): Promise<boolean>;
  /** With a camera that is not open yet the effect begins with it: no picture is shown without. */
  startEffects(effect: VideoEffectProcessor): Promise<void>;
  stopEffects(): Promise<void>;
}

export class StreamVideoEffects extends PublicObject<Events> implements VideoEffectsFeature {
  readonly name = 'VideoEffects';
  readonly _stream: LocalVideoStream;
  _effect: RunnableVideoEffect | undefined;

  constructor({ streamInstance }: { streamInstance: LocalVideoStream }) {
    super();
    this._stream = streamInstance;
  }

  get activeEffects(): VideoEffectName[] {
    return this._effect ? [this._effect.name] : [];
  }

  async isSupported(effect: VideoEffectProcessor): Promise<boolean> {
    return isRunnable(effect) && effect.isSupported();
  }

  async startEffects(effect: VideoEffectProcessor): Promise<void> {
    if (!isRunnable(effect)) {
      throw notSupported('VideoEffects.startEffects', 'use the effects of @switchboard/calling-effects.');
    }
    const before = this._effect;
    if (before === effect) return;
    const listener = this._listenTo(effect);
    this._effect = effect;
    try {
      await videoInternals(this._stream).capture.process((input) => this._run(effect, input, listener));
    } catch (error) {
      if (this._effect === effect) this._effect = before;
      throw error;
    }
    emitterOf<Events>(this).emit('effectsStarted', [effect.name]);
  }

  async stopEffects(): Promise<void> {
    const effects = this.activeEffects;
    if (effects.length === 0) return;
    this._effect = undefined;
    await videoInternals(this._stream).capture.process(undefined);
    emitterOf<Events>(this).emit('effectsStopped', effects);
  }

  dispose(): void {}

  /** With the start of the effect, and again whenever the camera opens or is another one. */
  async _run(effect: RunnableVideoEffect, input: MediaStreamTrack, listener: VideoEffectListener) {
    try {
      return await effect.processTrack(input, listener);
    } catch (cause) {
      const error = new CallingError(500, 0, `The effect ${effect.name} could not be started.`, { cause });
      this._tellError(error);
      throw error;
    }
  }

  _listenTo(effect: RunnableVideoEffect): VideoEffectListener {
    const ifActive = (task: () => void) => () => {
      if (this._effect === effect) task();
    };
    const emit = (name: 'fpsWarningThresholdReached' | 'timeForEffectsWarningReached') =>
      ifActive(() => emitterOf<Events>(this).emit(name, [effect.name]));
    return {
      onSlow: emit('fpsWarningThresholdReached'),
      onLate: emit('timeForEffectsWarningReached'),
      onError: (message) =>
        ifActive(() => this._tellError(new CallingError(500, 0, `${effect.name} failed: ${message}`)))(),
    };
  }

  /** The camera stays as it is: whoever wished for an effect decides whether to be seen without. */
  _tellError({ code, message }: CallingError): void {
    emitterOf<Events>(this).emit('effectsError', { code, message });
  }
}

function isRunnable(effect: VideoEffectProcessor): effect is RunnableVideoEffect {
  return typeof (effect as Partial<RunnableVideoEffect> | undefined)?.processTrack === 'function';
}
