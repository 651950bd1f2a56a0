import type { StreamSize } from '../api/common.ts';
import { CallingError } from '../api/errors.ts';
import type { RemoteVideoStream, RemoteVideoStreamEvents } from '../api/participants.ts';
import { emitterOf, PublicObject } from '../support/public-object.ts';

/** Where pictures are shown on the page. */
export interface PictureView {
  /** Lines of the picture that can be seen there. */
  _linesSeen(): number;
}

/** The camera or the screen of a remote participant. */
export class RemoteVideo extends PublicObject<RemoteVideoStreamEvents> implements RemoteVideoStream {
  readonly id: number;
  readonly mediaStreamType: 'Video' | 'ScreenSharing';
  isAvailable = false;
  isReceiving = false;
  _size: StreamSize = { width: 0, height: 0 };
  _stream: MediaStream | undefined;
  _framesReceived = 0;
  readonly _views = new Set<PictureView>();

  constructor(id: number, mediaStreamType: 'Video' | 'ScreenSharing') {
    super();
    this.id = id;
    this.mediaStreamType = mediaStreamType;
  }

  get size(): StreamSize {
    return { ...this._size };
  }

  async getMediaStream(): Promise<MediaStream> {
    if (this.isAvailable) return this._mediaStream();
    throw new CallingError(400, 0, 'The remote stream is not available: wait for isAvailable to be true.');
  }

  /** One and the same for all tracks that follow each other. */
  _mediaStream(): MediaStream {
    return (this._stream ??= new MediaStream());
  }

  /** In the largest place; undefined while it is shown nowhere. */
  _linesSeen(): number | undefined {
    if (this._views.size === 0) return undefined;
    return Math.max(...[...this._views].map((view) => view._linesSeen()));
  }

  _setAvailable(isAvailable: boolean): void {
    if (this.isAvailable === isAvailable) return;
    this.isAvailable = isAvailable;
    emitterOf<RemoteVideoStreamEvents>(this).emit('isAvailableChanged');
    if (!isAvailable) this._setReceiving(false);
  }

  _setTrack(track: MediaStreamTrack | undefined): void {
    const stream = this._mediaStream();
    for (const old of stream.getTracks()) stream.removeTrack(old);
    if (track) stream.addTrack(track);
    this._framesReceived = 0;
  }

  /** From the statistics, once a second. */
  _measure(framesReceived: number, size: StreamSize): void {
    this._setReceiving(this.isAvailable && framesReceived > this._framesReceived);
    this._framesReceived = framesReceived;
    if (size.width === 0 || (size.width === this._size.width && size.height === this._size.height)) return;
    this._size = size;
    emitterOf<RemoteVideoStreamEvents>(this).emit('sizeChanged');
  }

  _setReceiving(isReceiving: boolean): void {
    if (this.isReceiving === isReceiving) return;
    this.isReceiving = isReceiving;
    emitterOf<RemoteVideoStreamEvents>(this).emit('isReceivingChanged');
  }
}
