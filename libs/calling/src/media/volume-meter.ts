import type { Volume, VolumeEvents } from '../api/streams.ts';
import { emitterOf, PublicObject } from '../support/public-object.ts';

const intervalMs = 200;
let sharedContext: AudioContext | undefined;

/** Runs only once the person has touched the page, as browsers demand. */
export function audioContext(): AudioContext {
  sharedContext ??= new AudioContext();
  if (sharedContext.state === 'suspended') void sharedContext.resume().catch(() => undefined);
  return sharedContext;
}

/** A third of a second, which is longer than whoever reads a level waits: no sound falls between two looks. */
const samplesHeard = 16_384;

/** How loud a stream is right now, 0 to 1. Returns also a function that ends the measuring. */
export function measureLevel(stream: MediaStream): { read(): number; stop(): void } {
  const context = audioContext();
  const source = context.createMediaStreamSource(stream);
  const analyser = context.createAnalyser();
  analyser.fftSize = samplesHeard;
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    read() {
      analyser.getFloatTimeDomainData(samples);
      const energy = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      return Math.min(1, Math.sqrt(energy) * 3);
    },
    stop: () => source.disconnect(),
  };
}

/** Measures while somebody listens to `levelChanged`, or the level is being read. */
export class VolumeMeter extends PublicObject<VolumeEvents> implements Volume {
  _level = 0;
  _stop: (() => void) | undefined;

  constructor(stream: MediaStream) {
    super();
    if (stream.getAudioTracks().length === 0) return;
    const meter = measureLevel(stream);
    const timer = setInterval(() => {
      if (!stream.active) return this.stop();
      const level = Math.round(meter.read() * 100);
      if (level === this._level) return;
      this._level = level;
      emitterOf<VolumeEvents>(this).emit('levelChanged');
    }, intervalMs);
    this._stop = () => {
      clearInterval(timer);
      meter.stop();
    };
  }

  get level(): number {
    return this._level;
  }

  stop(): void {
    this._stop?.();
    this._stop = undefined;
  }
}
