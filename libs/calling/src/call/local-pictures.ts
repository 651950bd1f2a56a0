import type { CallStream } from '@switchboard/acs-contracts';
import { CallingError } from '../api/errors.ts';
import { CaptureError, captureScreen } from '../devices/capture.ts';
import type { TrackChange } from '../devices/capture-source.ts';
import {
  asScreen,
  createScreenStream,
  videoInternals,
  type LocalVideoStream,
} from '../streams/local-video-stream.ts';
import type { CallCore } from './call-core.ts';
import { waitForCamera } from './wait-for-camera.ts';

type PictureKind = 'camera' | 'screen';

const streamIds: Record<PictureKind, number> = { camera: 1, screen: 2 };

interface Picture {
  readonly stream: LocalVideoStream;
  readonly onTrack: (change: TrackChange) => void;
}

/** The camera and the screen that are sent in a call: at most one of each. */
export class LocalPictures {
  readonly _core: CallCore;
  readonly _sent = new Map<PictureKind, Picture>();
  readonly _starting = new Set<PictureKind>();
  _stopScreenWatch: AbortController | undefined;

  constructor(core: CallCore) {
    this._core = core;
  }

  get streams(): LocalVideoStream[] {
    return [...this._sent.values()].map(({ stream }) => stream);
  }

  get isVideoStarted(): boolean {
    return this._sent.has('camera');
  }

  get cameraTrack(): MediaStreamTrack | undefined {
    const camera = this._sent.get('camera');
    return camera && videoInternals(camera.stream).capture.track;
  }

  get isScreenSharingOn(): boolean {
    return this._sent.has('screen');
  }

  async startVideo(stream: LocalVideoStream): Promise<void> {
    videoInternals(stream);
    if (this._sent.has('camera') || this._starting.has('camera')) {
      throw new CallingError(400, 41027, 'Video is on already: stop it before another stream is started.');
    }
    await this._start('camera', stream);
    this._core.diagnostics.flag('cameraStartFailed', false);
    this._core.diagnostics.flag('cameraPermissionDenied', false);
    this._core.diagnostics.flag('cameraStoppedUnexpectedly', false);
  }

  async stopVideo(stream: LocalVideoStream): Promise<void> {
    const sent = this._sent.get('camera')?.stream;
    if (!sent) throw new CallingError(400, 41030, 'Video is not on.');
    if (sent !== stream && sent.source.id !== stream?.source?.id) {
      throw new CallingError(400, 41032, 'This stream is not the one that is being sent.');
    }
    await this._stop('camera');
  }

  async startScreenSharing(stream?: LocalVideoStream): Promise<void> {
    if (this._core.state !== 'Connected') {
      throw new CallingError(412, 41071, `A screen can be shared while Connected, not ${this._core.state}.`);
    }
    if (this._sent.has('screen') || this._starting.has('screen')) {
      throw new CallingError(400, 41035, 'A screen is being shared already.');
    }
    this._starting.add('screen');
    try {
      const screen = stream ? asScreen(stream) : createScreenStream(await this._captureScreen());
      await this._start('screen', screen);
    } finally {
      this._starting.delete('screen');
    }
  }

  async stopScreenSharing(): Promise<void> {
    if (!this._sent.has('screen')) throw new CallingError(400, 41036, 'No screen is being shared.');
    await this._stop('screen');
  }

  describe(): CallStream[] {
    return (['camera', 'screen'] as const).map((kind) => ({
      ...{ streamId: streamIds[kind], kind },
      isOn: this._sent.has(kind),
    }));
  }

  /** What somebody forbade, or another device has taken over, is no longer sent. */
  applyStreams(streams: readonly CallStream[]): void {
    for (const kind of ['camera', 'screen'] as const) {
      const isOn = streams.some((stream) => stream.kind === kind && stream.isOn);
      if (!isOn && this._sent.has(kind) && !this._starting.has(kind)) this._drop(kind);
    }
  }

  close(): void {
    for (const kind of [...this._sent.keys()]) this._drop(kind);
  }

  async _captureScreen(): Promise<MediaStreamTrack> {
    const { diagnostics } = this._core;
    try {
      const track = await captureScreen();
      diagnostics.flag('capturerStartFailed', false);
      diagnostics.flag('screenshareRecordingDisabled', false);
      return track;
    } catch (error) {
      // Who closes the browser's choice of screens has failed at nothing.
      const failure = error instanceof CaptureError ? error.failure : 'failed';
      if (failure === 'deniedBySystem') diagnostics.flag('screenshareRecordingDisabled', true);
      else if (failure !== 'denied') diagnostics.flag('capturerStartFailed', true);
      throw error;
    }
  }

  async _start(kind: PictureKind, stream: LocalVideoStream): Promise<void> {
    const { capture } = videoInternals(stream);
    this._starting.add(kind);
    try {
      const opening = capture.acquire(this._core);
      const track = await (kind === 'camera' ? waitForCamera(opening, this._core.diagnostics) : opening);
      await this._core.answered();
      const onTrack = (change: TrackChange) => void this._followTrack(kind, change);
      this._sent.set(kind, { stream, onTrack });
      try {
        await this._announce();
      } catch (error) {
        this._sent.delete(kind);
        throw error;
      }
      if (this._core.isEnded) throw new CallingError(412, 0, 'The call has ended meanwhile.');
      capture.listeners.add(onTrack);
      this._watchScreen(kind, track);
      await this._core.mesh.setTrack(kind, track);
    } catch (error) {
      capture.release(this._core);
      throw error;
    } finally {
      this._starting.delete(kind);
    }
    this._tell(kind, { added: [stream], removed: [] });
  }

  async _stop(kind: PictureKind): Promise<void> {
    this._drop(kind);
    await this._announce();
  }

  _drop(kind: PictureKind): void {
    const picture = this._sent.get(kind);
    if (!picture) return;
    this._sent.delete(kind);
    const { capture, isAutoDisposed } = videoInternals(picture.stream);
    capture.listeners.delete(picture.onTrack);
    this._watchScreen(kind, undefined);
    if (this._core.endReason && isAutoDisposed) picture.stream.dispose();
    else capture.release(this._core);
    void this._core.mesh.setTrack(kind, undefined);
    this._tell(kind, { added: [], removed: [picture.stream] });
  }

  async _announce(): Promise<void> {
    if (this._core.isEnded) return;
    await this._core.signalling.request('updateMedia', { callId: this._core.id, streams: this.describe() });
  }

  /** Another camera, or it was unplugged, or the person has ended the sharing in the browser. */
  async _followTrack(kind: PictureKind, change: TrackChange): Promise<void> {
    const picture = this._sent.get(kind);
    const track = picture && videoInternals(picture.stream).capture.track;
    if (change === 'replaced' && track) {
      this._watchScreen(kind, track);
      return this._core.mesh.setTrack(kind, track);
    }
    if (kind === 'camera') this._core.diagnostics.flag('cameraStoppedUnexpectedly', true);
    await this._stop(kind).catch(() => undefined);
  }

  /** A shared window that is minimised, or that the system hides, delivers no more pictures. */
  _watchScreen(kind: PictureKind, track: MediaStreamTrack | undefined): void {
    if (kind !== 'screen') return;
    const { diagnostics } = this._core;
    this._stopScreenWatch?.abort();
    diagnostics.flag('capturerStoppedUnexpectedly', false);
    if (!track) return;
    this._stopScreenWatch = new AbortController();
    const { signal } = this._stopScreenWatch;
    const follow = (event: 'mute' | 'unmute') =>
      track.addEventListener(event, () => diagnostics.flag('capturerStoppedUnexpectedly', event === 'mute'), {
        signal,
      });
    follow('mute');
    follow('unmute');
  }

  _tell(kind: PictureKind, change: { added: LocalVideoStream[]; removed: LocalVideoStream[] }): void {
    const { events } = this._core;
    events.emit('localVideoStreamsUpdated', change);
    events.emit(kind === 'camera' ? 'isLocalVideoStartedChanged' : 'isScreenSharingOnChanged');
  }
}
