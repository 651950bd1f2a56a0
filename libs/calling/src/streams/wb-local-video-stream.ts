import type { VideoDeviceInfo } from '../api/devices.ts';
import { emitterOf, PublicObject } from '../support/public-object.ts';
import { LocalVideoStream, videoInternals } from './local-video-stream.ts';

interface Events {
  sourceChanged: (track: MediaStreamTrack) => void;
}

/** One video track that may come from one camera after another. */
export class WbLocalVideoStream extends PublicObject<Events> {
  readonly _stream: LocalVideoStream;

  constructor(source: VideoDeviceInfo | MediaStream) {
    super();
    this._stream = new LocalVideoStream(source);
  }

  getVideoTrack(): Promise<MediaStreamTrack> {
    return videoInternals(this._stream).capture.acquire(this);
  }

  async switchSource(source: VideoDeviceInfo | MediaStream): Promise<void> {
    if ('getTracks' in source) await this._stream.setMediaStream(source);
    else await this._stream.switchSource(source);
    emitterOf<Events>(this).emit('sourceChanged', await this.getVideoTrack());
  }

  dispose(): void {
    this._stream.dispose();
  }
}
