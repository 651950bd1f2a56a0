import type { CallStream } from '@switchboard/acs-contracts';
import type { AudioOptions, VideoOptions } from '../api/call.ts';
import { CallingError } from '../api/errors.ts';
import { CaptureError } from '../devices/capture.ts';
import { sendLimitsOf } from '../media/sender-limits.ts';
import { LocalAudioStream, audioInternals } from '../streams/local-audio-stream.ts';
import { videoInternals, type LocalVideoStream } from '../streams/local-video-stream.ts';
import type { CallCore } from './call-core.ts';
import { LocalPictures } from './local-pictures.ts';
import { watchMutedSpeech } from './muted-speech.ts';

export interface LocalMediaOptions {
  readonly audioOptions: AudioOptions | undefined;
  readonly videoOptions: VideoOptions | undefined;
}

/** What the person sends in a call: microphone, camera and screen. */
export class LocalMedia {
  readonly _core: CallCore;
  readonly _wishes: LocalMediaOptions;
  readonly pictures: LocalPictures;
  isMuted: boolean;
  audio: LocalAudioStream | undefined;
  /** Made by the library from the selected microphone, and follows the selection. */
  _isDefaultAudio = false;
  _stopWatch: (() => void) | undefined;
  readonly _onTrack = (change: 'replaced' | 'ended') => void this._followTrack(change);
  readonly _onMicrophone = () => void this._followSelection();

  constructor(core: CallCore, options: LocalMediaOptions) {
    this._core = core;
    this._wishes = options;
    this.isMuted = options.audioOptions?.muted ?? false;
    this.audio = options.audioOptions?.localAudioStreams?.[0];
    this.pictures = new LocalPictures(core);
  }

  get audioStreams(): LocalAudioStream[] {
    return this.audio ? [this.audio] : [];
  }

  /** Opens what the call was begun with; what cannot be opened is reported and left off. */
  open(): void {
    this._core.environment.devices.on('selectedMicrophoneChanged', this._onMicrophone);
    if (!this.isMuted) {
      void this._openMicrophone()
        .catch(async () => {
          await this._core.answered();
          if (!this.isMuted) await this._announceMuted(true);
        })
        .catch(() => undefined);
    }
    const { constraints, localVideoStreams: [camera] = [] } = this._wishes.videoOptions ?? {};
    if (constraints) void this._core.mesh.setLimits(sendLimitsOf(constraints));
    if (camera) void this._openCamera(camera).catch(() => undefined);
  }

  async mute(): Promise<void> {
    this._enable(false);
    await this._core.answered();
    await this._announceMuted(true);
  }

  async unmute(): Promise<void> {
    await this._openMicrophone();
    await this._core.answered();
    await this._announceMuted(false);
  }

  /** The service says what others see. */
  applyMuted(isMuted: boolean): void {
    this._enable(!isMuted);
    if (this.isMuted === isMuted) return;
    this.isMuted = isMuted;
    this._core.events.emit('isMutedChanged');
  }

  async startAudio(stream: LocalAudioStream): Promise<void> {
    audioInternals(stream);
    this.stopAudio();
    this.audio = stream;
    this._core.events.emit('localAudioStreamsUpdated', { added: [stream], removed: [] });
    await this._openMicrophone();
  }

  stopAudio(): void {
    const { audio } = this;
    if (!audio) return;
    this._release(audio);
    this.audio = undefined;
    void this._core.mesh.setTrack('audio', undefined);
    this._core.events.emit('localAudioStreamsUpdated', { added: [], removed: [audio] });
  }

  streams(): CallStream[] {
    return this.pictures.describe();
  }

  close(): void {
    this._stopWatch?.();
    this._core.environment.devices.off('selectedMicrophoneChanged', this._onMicrophone);
    if (this.audio) this._release(this.audio);
    this.pictures.close();
  }

  async _announceMuted(isMuted: boolean): Promise<void> {
    await this._core.signalling.request('updateMedia', { callId: this._core.id, isMuted });
  }

  async _openMicrophone(): Promise<void> {
    const { diagnostics } = this._core;
    if (!this.audio) {
      const selected = this._core.environment.devices.selectedMicrophone;
      this.audio = new LocalAudioStream(
        selected ?? { id: 'microphone:default', name: '', isSystemDefault: true, deviceType: 'Microphone' },
      );
      this._isDefaultAudio = true;
      this._core.events.emit('localAudioStreamsUpdated', { added: [this.audio], removed: [] });
    }
    const { capture } = audioInternals(this.audio);
    try {
      const track = await capture.acquire(this._core);
      if (this._core.isEnded) return capture.release(this._core);
      capture.listeners.add(this._onTrack);
      diagnostics.flag('microphonePermissionDenied', false);
      diagnostics.flag('noMicrophoneDevicesEnumerated', false);
      await this._use(track);
    } catch (error) {
      if (error instanceof CaptureError) {
        diagnostics.flag('microphonePermissionDenied', error.isDenied);
        diagnostics.flag('noMicrophoneDevicesEnumerated', error.failure === 'notFound');
        diagnostics.flag('microphoneNotFunctioning', error.failure === 'inUse' || error.failure === 'failed');
      }
      throw error;
    }
  }

  async _use(track: MediaStreamTrack): Promise<void> {
    track.enabled = !this.isMuted;
    const { diagnostics } = this._core;
    track.onmute = () => diagnostics.flag('microphoneMuteUnexpectedly', true);
    track.onunmute = () => diagnostics.flag('microphoneMuteUnexpectedly', false);
    await this._core.mesh.setTrack('audio', track);
    this._stopWatch?.();
    this._stopWatch = watchMutedSpeech(track, () => this.isMuted, diagnostics);
  }

  _enable(isEnabled: boolean): void {
    const track = this.audio && audioInternals(this.audio).capture.track;
    if (track) track.enabled = isEnabled;
  }

  /** Another device, or the device was unplugged: then the browser's next choice. */
  async _followTrack(change: 'replaced' | 'ended'): Promise<void> {
    const { diagnostics } = this._core;
    const capture = this.audio && audioInternals(this.audio).capture;
    if (change === 'replaced' && capture?.track) return this._use(capture.track);
    diagnostics.flag('microphoneNotFunctioning', true);
    await this._core.mesh.setTrack('audio', undefined);
    if (!this._isDefaultAudio) return;
    try {
      await this._openMicrophone();
      diagnostics.flag('microphoneNotFunctioning', false);
    } catch {
      // The diagnostic stays until a microphone is selected.
    }
  }

  async _followSelection(): Promise<void> {
    const selected = this._core.environment.devices.selectedMicrophone;
    if (!this._isDefaultAudio || !this.audio || !selected || this.audio.source.id === selected.id) return;
    await this.audio.switchSource(selected).catch(() => undefined);
    this._core.diagnostics.flag('microphoneNotFunctioning', false);
  }

  async _openCamera(stream: LocalVideoStream): Promise<void> {
    const { diagnostics } = this._core;
    try {
      videoInternals(stream);
      await this.pictures.startVideo(stream);
    } catch (error) {
      diagnostics.flag('cameraStartFailed', true);
      if (error instanceof CaptureError) diagnostics.flag('cameraPermissionDenied', error.isDenied);
      if (!(error instanceof CallingError)) throw error;
    }
  }

  _release(stream: LocalAudioStream): void {
    const { capture, isAutoDisposed } = audioInternals(stream);
    capture.listeners.delete(this._onTrack);
    if (isAutoDisposed) stream.dispose();
    else capture.release(this._core);
  }
}
