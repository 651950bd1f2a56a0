import type { ScalingMode, StreamSize } from '../api/common.ts';
import { CallingError } from '../api/errors.ts';
import type { RemoteVideoStreamCommon } from '../api/participants.ts';
import { linesSeen } from '../media/picture-fit.ts';
import { bindMethods } from '../support/public-object.ts';
import { LocalVideoStream, videoInternals } from './local-video-stream.ts';
import { RemoteVideo, type PictureView } from './remote-video.ts';

export interface CreateViewOptions {
  isMirrored?: boolean;
  scalingMode?: ScalingMode;
}

export interface VideoStreamRendererView {
  readonly scalingMode: ScalingMode;
  readonly isMirrored: boolean;
  /** Put it where the pictures shall be seen. */
  readonly target: HTMLElement;
  updateScalingMode(scalingMode: ScalingMode): Promise<void>;
  dispose(): void;
}

/** More pictures at once than this are refused by the real service, too. */
const maximumRemoteViews = 10;
const remoteViews = new Set<View>();

const objectFit: Record<ScalingMode, string> = { Stretch: 'fill', Crop: 'cover', Fit: 'contain' };

class View implements VideoStreamRendererView, PictureView {
  readonly target: HTMLElement;
  readonly isMirrored: boolean;
  readonly _video: HTMLVideoElement;
  readonly _onDispose: () => void;
  _scalingMode: ScalingMode;

  constructor(stream: MediaStream, options: CreateViewOptions, onDispose: () => void) {
    this._onDispose = onDispose;
    this._scalingMode = options.scalingMode ?? 'Crop';
    this.isMirrored = options.isMirrored ?? false;
    this.target = document.createElement('div');
    this._video = document.createElement('video');
    Object.assign(this.target.style, { width: '100%', height: '100%', position: 'relative' });
    Object.assign(this._video, { autoplay: true, muted: true, playsInline: true, srcObject: stream });
    Object.assign(this._video.style, {
      width: '100%',
      height: '100%',
      objectFit: objectFit[this._scalingMode],
    });
    if (this.isMirrored) this._video.style.transform = 'scaleX(-1)';
    this.target.append(this._video);
    // A new track of the same stream starts by itself; play() is for browsers that hold back the first one.
    this._video.play().catch(() => undefined);
    bindMethods(this);
  }

  get scalingMode(): ScalingMode {
    return this._scalingMode;
  }

  async updateScalingMode(scalingMode: ScalingMode): Promise<void> {
    this._scalingMode = scalingMode;
    this._video.style.objectFit = objectFit[scalingMode];
  }

  _linesSeen(): number {
    const { clientWidth, clientHeight, videoWidth, videoHeight } = this._video;
    const place = { width: clientWidth * devicePixelRatio, height: clientHeight * devicePixelRatio };
    return linesSeen(place, { width: videoWidth, height: videoHeight }, this._scalingMode === 'Crop');
  }

  dispose(): void {
    this._video.srcObject = null;
    this.target.remove();
    remoteViews.delete(this);
    this._onDispose();
  }
}

const views = new WeakMap<VideoStreamRenderer, Set<View>>();
const streams = new WeakMap<VideoStreamRenderer, LocalVideoStream | RemoteVideo>();

/** Shows a local or remote stream. */
export class VideoStreamRenderer {
  constructor(videoStream: LocalVideoStream | RemoteVideoStreamCommon) {
    if (!(videoStream instanceof LocalVideoStream) && !(videoStream instanceof RemoteVideo)) {
      throw new CallingError(400, 43200, 'VideoStreamRenderer needs a stream of the calling library.');
    }
    streams.set(this, videoStream);
    views.set(this, new Set());
    bindMethods(this);
  }

  /** Of the pictures; 0 × 0 before the first. */
  get size(): StreamSize {
    const [view] = viewsOf(this);
    if (!view) return { width: 0, height: 0 };
    return { width: view._video.videoWidth, height: view._video.videoHeight };
  }

  async createView(options: CreateViewOptions = {}): Promise<VideoStreamRendererView> {
    const stream = streams.get(this);
    const views = viewsOf(this);
    if (stream instanceof LocalVideoStream) {
      const { capture } = videoInternals(stream);
      const user = {};
      await capture.acquire(user);
      const view: View = new View(capture.stream, options, () => {
        views.delete(view);
        capture.release(user);
      });
      views.add(view);
      return view;
    }
    if (!stream?.isAvailable) {
      throw new CallingError(404, 43201, 'The remote stream is not available: nothing can be shown.');
    }
    if (remoteViews.size >= maximumRemoteViews) {
      throw new CallingError(
        400,
        43220,
        `At most ${maximumRemoteViews} remote streams are shown at once: dispose of a view first.`,
      );
    }
    const view: View = new View(stream._mediaStream(), options, () => {
      views.delete(view);
      stream._views.delete(view);
    });
    views.add(view);
    stream._views.add(view);
    remoteViews.add(view);
    return view;
  }

  /** Ends all views of this renderer. */
  dispose(): void {
    for (const view of [...viewsOf(this)]) view.dispose();
  }
}

const viewsOf = (renderer: VideoStreamRenderer): Set<View> => views.get(renderer) ?? new Set();
