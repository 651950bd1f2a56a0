import type { MediaStreamType } from '../api/common.ts';
import type { VideoDeviceInfo } from '../api/devices.ts';
import { CallingError } from '../api/errors.ts';
import type { VideoStreamFeature, VideoStreamFeatureFactory } from '../api/features.ts';
import { captureCamera } from '../devices/capture.ts';
import { CaptureSource } from '../devices/capture-source.ts';
import { emitterOf, PublicObject } from '../support/public-object.ts';
import { memoiseFeatures } from '../support/memoise-features.ts';

export interface LocalVideoStreamOptions {
  /** Whether the end of the call closes the camera. Default true. */
  autoDisposeOnCallEnd?: boolean;
}

export type VideoSourceChangedEvent = (args: { source: LocalVideoStream }) => void;
export interface LocalVideoStreamEvents {
  videoSourceChanged: VideoSourceChangedEvent;
}

interface Internals {
  readonly capture: CaptureSource;
  device: VideoDeviceInfo;
  type: MediaStreamType;
  readonly isAutoDisposed: boolean;
  readonly features: ReturnType<typeof memoiseFeatures>;
}
const internals = new WeakMap<LocalVideoStream, Internals>();

/** A camera, a screen or a stream of the application, to be sent in calls and shown as a preview. */
export class LocalVideoStream extends PublicObject<LocalVideoStreamEvents> {
  constructor(source: VideoDeviceInfo | MediaStream, options: LocalVideoStreamOptions = {}) {
    super();
    const isStream = isMediaStream(source);
    if (!isStream && typeof source?.id !== 'string') {
      throw new CallingError(400, 41025, 'LocalVideoStream needs a camera of getCameras() or a MediaStream.');
    }
    internals.set(this, {
      capture: isStream
        ? new CaptureSource(async () => videoTrackOf(source), false)
        : new CaptureSource(() => captureCamera(source.id)),
      device: isStream ? deviceOf(source, 'Virtual') : { ...source },
      type: isStream ? 'RawMedia' : 'Video',
      isAutoDisposed: options.autoDisposeOnCallEnd ?? true,
      features: memoiseFeatures(),
    });
  }

  get source(): VideoDeviceInfo {
    return { ...videoInternals(this).device };
  }

  get mediaStreamType(): MediaStreamType {
    return videoInternals(this).type;
  }

  /** Takes another camera, also in running calls. */
  async switchSource(source: VideoDeviceInfo): Promise<void> {
    const { capture, device } = videoInternals(this);
    if (source.id === device.id) throw new CallingError(400, 43005, `${source.name} is the source already.`);
    await capture.replace(() => captureCamera(source.id));
    Object.assign(videoInternals(this), { device: { ...source }, type: 'Video' });
    emitterOf<LocalVideoStreamEvents>(this).emit('videoSourceChanged', { source: this });
  }

  async getMediaStream(): Promise<MediaStream> {
    const { capture } = videoInternals(this);
    await capture.acquire(this);
    return capture.stream;
  }

  async setMediaStream(source: MediaStream): Promise<void> {
    const own = videoInternals(this);
    await own.capture.replace(async () => videoTrackOf(source), false);
    own.device = deviceOf(source, own.type === 'ScreenSharing' ? 'ScreenSharing' : 'Virtual');
    if (own.type === 'Video') own.type = 'RawMedia';
    emitterOf<LocalVideoStreamEvents>(this).emit('videoSourceChanged', { source: this });
  }

  feature<TFeature extends VideoStreamFeature>(factory: VideoStreamFeatureFactory<TFeature>): TFeature {
    const create = () => new factory.videoStreamApiCtor({ streamInstance: this });
    return videoInternals(this).features.get(factory, create);
  }

  /** Closes the camera. */
  dispose(): void {
    videoInternals(this).capture.dispose();
  }
}

export function videoInternals(stream: LocalVideoStream): Internals {
  const found = internals.get(stream);
  if (found) return found;
  throw new CallingError(400, 41025, 'This is no LocalVideoStream of the calling library.');
}

/** Marks a stream as what shares a screen; screens that the library opened itself end with the sharing. */
export function asScreen(stream: LocalVideoStream): LocalVideoStream {
  const own = videoInternals(stream);
  own.type = 'ScreenSharing';
  own.device = { ...own.device, deviceType: 'ScreenSharing' };
  return stream;
}

/** A shared screen whose track the library stops itself. */
export function createScreenStream(track: MediaStreamTrack): LocalVideoStream {
  const stream = new LocalVideoStream(new MediaStream([track]));
  videoInternals(stream).capture._isOwn = true;
  return asScreen(stream);
}

function isMediaStream(source: unknown): source is MediaStream {
  return typeof MediaStream !== 'undefined' && source instanceof MediaStream;
}

function videoTrackOf(stream: MediaStream): MediaStreamTrack {
  const [track] = stream.getVideoTracks();
  if (track) return track;
  throw new CallingError(400, 41025, 'The MediaStream has no video track.');
}

function deviceOf(stream: MediaStream, deviceType: VideoDeviceInfo['deviceType']): VideoDeviceInfo {
  return { name: stream.getVideoTracks()[0]?.label ?? '', id: `stream:${stream.id}`, deviceType };
}
