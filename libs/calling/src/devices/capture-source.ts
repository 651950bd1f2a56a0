/** Why the track of a source changed: another device, or the device (or the person) ended it. */
export type TrackChange = 'replaced' | 'ended';

/**
 * A camera, microphone or screen that is open as long as somebody uses it. `stream` is the same object whatever device
 * it comes from, so that what shows it need not follow.
 */
export class CaptureSource {
  readonly stream = new MediaStream();
  track: MediaStreamTrack | undefined;
  readonly listeners = new Set<(change: TrackChange) => void>();
  readonly _users = new Set<object>();
  _open: () => Promise<MediaStreamTrack>;
  _opening: Promise<MediaStreamTrack> | undefined;
  /** Tracks that the application brought are its own to stop. */
  _isOwn: boolean;

  constructor(open: () => Promise<MediaStreamTrack>, isOwn = true) {
    this._open = open;
    this._isOwn = isOwn;
  }

  /** Opens the device unless it is open. Rejects with a `CaptureError`. */
  async acquire(user: object): Promise<MediaStreamTrack> {
    this._users.add(user);
    try {
      if (this.track?.readyState === 'live') return this.track;
      this._opening ??= this._openTrack();
      return await this._opening;
    } catch (error) {
      this._users.delete(user);
      throw error;
    }
  }

  /** Closes the device when nobody else uses it. */
  release(user: object): void {
    this._users.delete(user);
    if (this._users.size === 0) this._close();
  }

  /** Takes another device from now on. */
  async replace(open: () => Promise<MediaStreamTrack>, isOwn = true): Promise<void> {
    if (!this.track && !this._opening) {
      this._open = open;
      this._isOwn = isOwn;
      return;
    }
    const track = await open();
    this._open = open;
    this._close();
    this._isOwn = isOwn;
    this._use(track);
    this._tell('replaced');
  }

  dispose(): void {
    this._users.clear();
    this._close();
  }

  async _openTrack(): Promise<MediaStreamTrack> {
    try {
      const track = await this._open();
      if (this._users.size === 0) {
        if (this._isOwn) track.stop();
        throw new DOMException('The stream was disposed of meanwhile.', 'AbortError');
      }
      this._use(track);
      return track;
    } finally {
      this._opening = undefined;
    }
  }

  _use(track: MediaStreamTrack): void {
    this.track = track;
    this.stream.addTrack(track);
    track.addEventListener('ended', () => {
      if (this.track === track) this._tell('ended');
    });
  }

  _close(): void {
    if (!this.track) return;
    this.stream.removeTrack(this.track);
    if (this._isOwn) this.track.stop();
    this.track = undefined;
  }

  _tell(change: TrackChange): void {
    for (const listener of [...this.listeners]) listener(change);
  }
}
