import type { MediaStreamType } from '../api/common.ts';
import type { AudioDeviceInfo } from '../api/devices.ts';
import { CallingError } from '../api/errors.ts';
import type { AudioStreamFeature, AudioStreamFeatureFactory } from '../api/features.ts';
import type { Volume } from '../api/streams.ts';
import { captureMicrophone } from '../devices/capture.ts';
import { CaptureSource } from '../devices/capture-source.ts';
import { VolumeMeter } from '../media/volume-meter.ts';
import { memoiseFeatures } from '../support/memoise-features.ts';
import { emitterOf, PublicObject } from '../support/public-object.ts';

export interface LocalAudioStreamOptions {
  /** Whether the end of the call closes the microphone. Default true. */
  autoDisposeOnCallEnd?: boolean;
}

export type AudioSourceChangedEvent = (args: { source: LocalAudioStream }) => void;
export interface LocalAudioStreamEvents {
  audioSourceChanged: AudioSourceChangedEvent;
}

interface Internals {
  readonly capture: CaptureSource;
  device: AudioDeviceInfo;
  readonly isAutoDisposed: boolean;
  volume: VolumeMeter | undefined;
  readonly features: ReturnType<typeof memoiseFeatures>;
}
const internals = new WeakMap<LocalAudioStream, Internals>();

/** A microphone or a stream of the application. */
export class LocalAudioStream extends PublicObject<LocalAudioStreamEvents> {
  constructor(source: AudioDeviceInfo | MediaStream, options: LocalAudioStreamOptions = {}) {
    super();
    const isStream = isMediaStream(source);
    internals.set(this, {
      capture: isStream
        ? new CaptureSource(async () => audioTrackOf(source))
        : new CaptureSource(() => captureMicrophone(source.id)),
      device: isStream ? deviceOf(source) : { ...source },
      isAutoDisposed: options.autoDisposeOnCallEnd ?? true,
      volume: undefined,
      features: memoiseFeatures(),
    });
  }

  get source(): AudioDeviceInfo {
    return { ...audioInternals(this).device };
  }

  get mediaStreamType(): MediaStreamType {
    return 'Audio';
  }

  /** Takes another microphone, also in running calls. */
  async switchSource(source: AudioDeviceInfo): Promise<void> {
    const own = audioInternals(this);
    await own.capture.replace(() => captureMicrophone(source.id));
    own.device = { ...source };
    emitterOf<LocalAudioStreamEvents>(this).emit('audioSourceChanged', { source: this });
  }

  async getMediaStream(): Promise<MediaStream> {
    const { capture } = audioInternals(this);
    await capture.acquire(this);
    return capture.stream;
  }

  async setMediaStream(source: MediaStream): Promise<void> {
    const own = audioInternals(this);
    await own.capture.replace(async () => audioTrackOf(source));
    own.device = deviceOf(source);
    emitterOf<LocalAudioStreamEvents>(this).emit('audioSourceChanged', { source: this });
  }

  async getVolume(): Promise<Volume> {
    const stream = await this.getMediaStream();
    const own = audioInternals(this);
    return (own.volume ??= new VolumeMeter(stream));
  }

  feature<TFeature extends AudioStreamFeature>(factory: AudioStreamFeatureFactory<TFeature>): TFeature {
    const create = () => new factory.audioStreamApiCtor({ streamInstance: this });
    return audioInternals(this).features.get(factory, create);
  }

  /** Closes the microphone. */
  dispose(): void {
    const { capture, volume } = audioInternals(this);
    volume?.stop();
    capture.dispose();
  }
}

export function audioInternals(stream: LocalAudioStream): Internals {
  const found = internals.get(stream);
  if (found) return found;
  throw new CallingError(400, 0, 'This is no LocalAudioStream of the calling library.');
}

function isMediaStream(source: AudioDeviceInfo | MediaStream): source is MediaStream {
  return typeof MediaStream !== 'undefined' && source instanceof MediaStream;
}

/** A copy: muting in a call must not silence what the application does with its own track. */
function audioTrackOf(stream: MediaStream): MediaStreamTrack {
  const [track] = stream.getAudioTracks();
  if (track) return track.clone();
  throw new CallingError(400, 0, 'The MediaStream has no audio track.');
}

function deviceOf(stream: MediaStream): AudioDeviceInfo {
  const name = stream.getAudioTracks()[0]?.label ?? '';
  return { name, id: `stream:${stream.id}`, isSystemDefault: false, deviceType: 'Virtual' };
}
