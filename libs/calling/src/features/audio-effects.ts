import { CallingError, notSupported } from '../api/errors.ts';
import type { AudioStreamFeature } from '../api/features.ts';
import { audioInternals, type LocalAudioStream } from '../streams/local-audio-stream.ts';
import type { EventSource } from '../support/emitter.ts';
import { emitterOf, PublicObject } from '../support/public-object.ts';

const constraints = {
  BrowserEchoCancellation: 'echoCancellation',
  BrowserNoiseSuppression: 'noiseSuppression',
} as const;
type BrowserEffect = keyof typeof constraints;

export interface ActiveAudioEffects {
  echoCancellation: 'BrowserEchoCancellation'[];
  noiseSuppression: 'BrowserNoiseSuppression'[];
}
export interface AudioEffectsStartConfig {
  echoCancellation?: object | 'BrowserEchoCancellation';
  noiseSuppression?: object | 'BrowserNoiseSuppression';
}
export interface AudioEffectsStopConfig {
  echoCancellation?: boolean;
  noiseSuppression?: boolean;
}
interface Events {
  effectsStarted: (audioEffects: ActiveAudioEffects) => void;
  effectsStopped: (audioEffects: ActiveAudioEffects) => void;
  effectsError: (error: CallingError) => void;
}
/** The effects that browsers have themselves; those of the effects package need the real SDK. */
export interface AudioEffectsFeature extends AudioStreamFeature, EventSource<Events> {
  readonly activeEffects: ActiveAudioEffects;
  isSupported(effect: object | BrowserEffect): Promise<boolean>;
  startEffects(audioEffects: AudioEffectsStartConfig): Promise<void>;
  stopEffects(audioEffects: AudioEffectsStopConfig): Promise<void>;
}

export class StreamAudioEffects extends PublicObject<Events> implements AudioEffectsFeature {
  readonly name = 'AudioEffects';
  readonly _stream: LocalAudioStream;

  constructor({ streamInstance }: { streamInstance: LocalAudioStream }) {
    super();
    this._stream = streamInstance;
  }

  get activeEffects(): ActiveAudioEffects {
    const settings = audioInternals(this._stream).capture.track?.getSettings() ?? {};
    return {
      echoCancellation: settings.echoCancellation ? ['BrowserEchoCancellation'] : [],
      noiseSuppression: settings.noiseSuppression ? ['BrowserNoiseSuppression'] : [],
    };
  }

  async isSupported(effect: object | BrowserEffect): Promise<boolean> {
    if (typeof effect !== 'string') return false;
    return navigator.mediaDevices?.getSupportedConstraints()[constraints[effect]] === true;
  }

  async startEffects(audioEffects: AudioEffectsStartConfig): Promise<void> {
    for (const effect of Object.values(audioEffects)) {
      if (typeof effect !== 'string' || !(effect in constraints)) {
        throw notSupported('AudioEffects.startEffects', 'only the effects of the browser can be started.');
      }
      await this._constrain({ [constraints[effect as BrowserEffect]]: true });
    }
    emitterOf<Events>(this).emit('effectsStarted', this.activeEffects);
  }

  async stopEffects({ echoCancellation, noiseSuppression }: AudioEffectsStopConfig): Promise<void> {
    if (echoCancellation) await this._constrain({ echoCancellation: false });
    if (noiseSuppression) await this._constrain({ noiseSuppression: false });
    emitterOf<Events>(this).emit('effectsStopped', this.activeEffects);
  }

  dispose(): void {}

  async _constrain(change: MediaTrackConstraints): Promise<void> {
    const track = audioInternals(this._stream).capture.track;
    try {
      await track?.applyConstraints({ ...track.getConstraints(), ...change });
    } catch (cause) {
      const error = new CallingError(500, 0, 'The browser did not change the audio effect.', { cause });
      emitterOf<Events>(this).emit('effectsError', error);
      throw error;
    }
  }
}
