import type { RemoteAudioStream, Volume } from '../api/streams.ts';
import { VolumeMeter } from '../media/volume-meter.ts';
import { PublicObject } from '../support/public-object.ts';

/** Everything that the other participants say. */
export class RemoteAudio extends PublicObject<Record<never, never>> implements RemoteAudioStream {
  readonly _stream: MediaStream;
  _volume: VolumeMeter | undefined;

  constructor(stream: MediaStream) {
    super();
    this._stream = stream;
  }

  async getMediaStream(): Promise<MediaStream> {
    return this._stream;
  }

  async getVolume(): Promise<Volume> {
    return (this._volume ??= new VolumeMeter(this._stream));
  }
}
