import type { PropertyChangedEvent } from './common.ts';
import type { EventSource } from '../support/emitter.ts';

export interface VolumeEvents {
  levelChanged: PropertyChangedEvent;
}

/** How loud a stream is. */
export interface Volume extends EventSource<VolumeEvents> {
  /** 0 to 100. */
  readonly level: number;
}

/** What all remote participants say. */
export interface RemoteAudioStream {
  getMediaStream(): Promise<MediaStream>;
  getVolume(): Promise<Volume>;
}
