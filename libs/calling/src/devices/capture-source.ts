/** Why the track of a source changed: another device, or the device (or the person) ended it. */
export type TrackChange = 'replaced' | 'ended';

/** A track that is made out of another one. */
export interface ProcessedTrack {
  readonly track: MediaStreamTrack;
  stop(): void;
}
/** Changes pictures on their way. The track that it gets stays the caller's to stop. */
export type TrackProcessor = (input: MediaStreamTrack) => Promise<ProcessedTrack>;

/** What is open: the device's track, and what was made out of it. */
interface Opened {
  readonly device: MediaStreamTrack;
  readonly processor: TrackProcessor | undefined;
  readonly processed: ProcessedTrack | undefined;
}

/**
 * A camera, microphone or screen that is open as long as somebody uses it. `stream` is the same object whatever device
 * it comes from, so that what shows it need not follow.
 */
export class CaptureSource {
  readonly stream = new MediaStream();
  /** What is shown and sent: the device's own track, or the processed one. */
  track: MediaStreamTrack | undefined;
  readonly listeners = new Set<(change: TrackChange) => void>();
  readonly _users = new Set<object>();
  _open: () => Promise<MediaStreamTrack>;
  _opening: Promise<MediaStreamTrack> | undefined;
  /** Tracks that the application brought are its own to stop. */
  _isOwn: boolean;
  _opened: Opened | undefined;
  _processor: TrackProcessor | undefined;

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
    const opened = await this._prepare(await open(), isOwn);
    this._open = open;
    this._close();
    this._isOwn = isOwn;
    this._use(opened);
    this._tell('replaced');
  }

  /** Takes pictures through a processor from now on, or as they are. A device that is closed is processed once it opens. */
  async process(processor: TrackProcessor | undefined): Promise<void> {
    const before = this._processor;
    this._processor = processor;
    await this._opening?.catch(() => undefined);
    const opened = this._opened;
    if (!opened || this._processor !== processor || opened.processor === processor) return;
    try {
      const processed = await processor?.(opened.device);
      if (this._opened !== opened || this._processor !== processor) return processed?.stop();
      this._release(opened);
      this._use({ device: opened.device, processor, processed });
      this._tell('replaced');
    } catch (error) {
      if (this._processor === processor) this._processor = before;
      throw error;
    }
  }

  dispose(): void {
    this._users.clear();
    this._close();
  }

  async _openTrack(): Promise<MediaStreamTrack> {
    try {
      const opened = await this._prepare(await this._open(), this._isOwn);
      if (this._users.size === 0) {
        this._discard(opened, this._isOwn);
        throw new DOMException('The stream was disposed of meanwhile.', 'AbortError');
      }
      return this._use(opened);
    } finally {
      this._opening = undefined;
    }
  }

  async _prepare(device: MediaStreamTrack, isOwn: boolean): Promise<Opened> {
    const processor = this._processor;
    try {
      return { device, processor, processed: await processor?.(device) };
    } catch (error) {
      if (isOwn) device.stop();
      throw error;
    }
  }

  _use(opened: Opened): MediaStreamTrack {
    const { device, processed } = opened;
    const track = processed?.track ?? device;
    if (processed) track.contentHint = device.contentHint;
    this._opened = opened;
    this.track = track;
    this.stream.addTrack(track);
    for (const source of new Set([device, track])) {
      source.addEventListener('ended', () => {
        if (this._opened === opened) this._tell('ended');
      });
    }
    return track;
  }

  _close(): void {
    if (!this._opened) return;
    const opened = this._opened;
    this._release(opened);
    this._discard(opened, this._isOwn);
  }

  /** Shows and sends a track no more. */
  _release({ processed }: Opened): void {
    if (this.track) this.stream.removeTrack(this.track);
    this.track = undefined;
    this._opened = undefined;
    processed?.stop();
  }

  _discard({ device, processed }: Opened, isOwn: boolean): void {
    processed?.stop();
    if (isOwn) device.stop();
  }

  _tell(change: TrackChange): void {
    for (const listener of [...this.listeners]) listener(change);
  }
}
