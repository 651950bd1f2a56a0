type SinkElement = HTMLAudioElement & { setSinkId?(id: string): Promise<void> };

/** Plays what the participants of a call say, on the selected speaker. */
export class AudioOutput {
  readonly _elements = new Map<string, SinkElement>();
  /** Everything that is played, for `RemoteAudioStream`. */
  readonly stream = new MediaStream();
  _sinkId = '';
  _isMuted = false;
  _waiting: AbortController | undefined;

  play(participantId: string, track: MediaStreamTrack): void {
    this.stop(participantId);
    const element: SinkElement = document.createElement('audio');
    element.autoplay = true;
    element.muted = this._isMuted;
    element.srcObject = new MediaStream([track]);
    this._elements.set(participantId, element);
    this.stream.addTrack(track);
    if (this._sinkId !== '') void element.setSinkId?.(this._sinkId).catch(() => undefined);
    element.play().catch(() => this._playAfterGesture());
  }

  stop(participantId: string): void {
    const element = this._elements.get(participantId);
    if (!element) return;
    this._elements.delete(participantId);
    for (const track of (element.srcObject as MediaStream).getTracks()) this.stream.removeTrack(track);
    element.pause();
    element.srcObject = null;
  }

  setMuted(isMuted: boolean): void {
    this._isMuted = isMuted;
    for (const element of this._elements.values()) element.muted = isMuted;
  }

  async setSink(sinkId: string): Promise<void> {
    this._sinkId = sinkId;
    await Promise.allSettled([...this._elements.values()].map((element) => element.setSinkId?.(sinkId)));
  }

  close(): void {
    this._waiting?.abort();
    for (const participantId of [...this._elements.keys()]) this.stop(participantId);
  }

  /** Browsers play no sound before the person has touched the page. */
  _playAfterGesture(): void {
    if (this._waiting) return;
    const waiting = new AbortController();
    this._waiting = waiting;
    const retry = () => {
      waiting.abort();
      this._waiting = undefined;
      for (const element of this._elements.values()) element.play().catch(() => undefined);
    };
    for (const gesture of ['pointerdown', 'keydown', 'touchend']) {
      document.addEventListener(gesture, retry, { signal: waiting.signal });
    }
  }
}
