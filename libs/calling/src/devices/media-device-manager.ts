import type {
  AudioDeviceInfo,
  DeviceAccess,
  DeviceManager,
  DeviceManagerEvents,
  PermissionConstraints,
  StartPreheatDeviceParameters,
  StopPreheatDeviceParameters,
  VideoDeviceInfo,
} from '../api/devices.ts';
import { CallingError } from '../api/errors.ts';
import { emitterOf, PublicObject } from '../support/public-object.ts';
import { browserDeviceId } from './capture.ts';
import { compareDevices, listDevices, noDevices, type DeviceLists } from './device-list.ts';

/** The device manager of a call client, over `navigator.mediaDevices`. */
export class MediaDeviceManager extends PublicObject<DeviceManagerEvents> implements DeviceManager {
  _lists: DeviceLists = noDevices;
  _microphoneId: string | undefined;
  _speakerId: string | undefined;
  readonly _preheated = new Map<'audio' | 'video', MediaStream>();
  readonly _onDeviceChange = () => void this._refresh();

  /** Fills the lists if the person has permitted devices before; no event tells of these. */
  async _start(): Promise<void> {
    this._lists = await readDevices();
    navigator.mediaDevices?.addEventListener('devicechange', this._onDeviceChange);
  }

  _stop(): void {
    navigator.mediaDevices?.removeEventListener('devicechange', this._onDeviceChange);
    this.stopPreheatDevices({ audio: true, video: true });
  }

  get isSpeakerSelectionAvailable(): boolean {
    return typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype;
  }

  // Microphone and speaker are the chosen one while it is there, the system's default otherwise.
  get selectedMicrophone(): AudioDeviceInfo | undefined {
    return choose(this._lists.microphones, this._microphoneId);
  }

  get selectedSpeaker(): AudioDeviceInfo | undefined {
    return choose(this._lists.speakers, this._speakerId);
  }

  async getCameras(): Promise<VideoDeviceInfo[]> {
    await this._refresh();
    return this._lists.cameras.map((device) => ({ ...device }));
  }

  async getMicrophones(): Promise<AudioDeviceInfo[]> {
    await this._refresh();
    return this._lists.microphones.map((device) => ({ ...device }));
  }

  async getSpeakers(): Promise<AudioDeviceInfo[]> {
    if (!this.isSpeakerSelectionAvailable) {
      throw new CallingError(405, 40606, 'This browser does not let pages choose a speaker.');
    }
    await this._refresh();
    return this._lists.speakers.map((device) => ({ ...device }));
  }

  async selectMicrophone(microphoneDevice: AudioDeviceInfo): Promise<void> {
    const { id } = requireDevice(await this.getMicrophones(), microphoneDevice, 'microphone');
    this._select(() => (this._microphoneId = id));
  }

  async selectSpeaker(speakerDevice: AudioDeviceInfo): Promise<void> {
    const { id } = requireDevice(await this.getSpeakers(), speakerDevice, 'speaker');
    this._select(() => (this._speakerId = id));
  }

  async askDevicePermission({ audio, video }: PermissionConstraints): Promise<DeviceAccess> {
    const isPermitted = async (constraints: MediaStreamConstraints) => {
      try {
        const stream = await navigator.mediaDevices.getUserMedia(constraints);
        for (const track of stream.getTracks()) track.stop();
        return true;
      } catch {
        return false;
      }
    };
    const access = {
      audio: audio && (await isPermitted({ audio: true })),
      video: video && (await isPermitted({ video: true })),
    };
    await this._refresh();
    return access;
  }

  async startPreheatDevices({ audio, video }: StartPreheatDeviceParameters): Promise<void> {
    const open = async (kind: 'audio' | 'video', wish: typeof audio) => {
      if (!wish?.preheat || this._preheated.has(kind)) return;
      this._preheated.set(kind, await navigator.mediaDevices.getUserMedia({ [kind]: true }));
      const close = () => this.stopPreheatDevices({ [kind]: true });
      if (wish.timeoutInSec !== undefined) setTimeout(close, wish.timeoutInSec * 1000);
    };
    await open('audio', audio);
    await open('video', video);
  }

  stopPreheatDevices(parameters: StopPreheatDeviceParameters): void {
    for (const kind of ['audio', 'video'] as const) {
      if (!parameters[kind]) continue;
      for (const track of this._preheated.get(kind)?.getTracks() ?? []) track.stop();
      this._preheated.delete(kind);
    }
  }

  async _refresh(): Promise<void> {
    const before = this._lists;
    const lists = await readDevices();
    const cameras = compareDevices(before.cameras, lists.cameras);
    const audio = compareDevices(
      [...before.microphones, ...before.speakers],
      [...lists.microphones, ...lists.speakers],
    );
    this._select(() => (this._lists = lists));
    const events = emitterOf<DeviceManagerEvents>(this);
    if (cameras.added.length + cameras.removed.length > 0) events.emit('videoDevicesUpdated', cameras);
    if (audio.added.length + audio.removed.length > 0) events.emit('audioDevicesUpdated', audio);
  }

  /** Makes a change and tells what else is selected after it. */
  _select(change: () => void): void {
    const [microphone, speaker] = [this.selectedMicrophone?.id, this.selectedSpeaker?.id];
    change();
    const events = emitterOf<DeviceManagerEvents>(this);
    if (this.selectedMicrophone?.id !== microphone) events.emit('selectedMicrophoneChanged');
    if (this.selectedSpeaker?.id !== speaker) events.emit('selectedSpeakerChanged');
  }
}

async function readDevices(): Promise<DeviceLists> {
  return listDevices((await navigator.mediaDevices?.enumerateDevices()) ?? []);
}

function choose(devices: readonly AudioDeviceInfo[], id: string | undefined): AudioDeviceInfo | undefined {
  const device =
    devices.find((known) => known.id === id) ?? devices.find(({ isSystemDefault }) => isSystemDefault);
  return device && { ...device };
}

function requireDevice<Device extends { id: string }>(
  devices: readonly Device[],
  wanted: { id: string },
  kind: string,
): Device {
  const device = devices.find(({ id }) => id === wanted?.id);
  if (device) return device;
  throw new CallingError(
    400,
    0,
    `There is no ${kind} ${String(wanted?.id)}; there are ${devices.map(({ id: known }) => known).join(', ') || 'none'}.`,
  );
}

/** What `setSinkId` takes: empty for the system's default. */
export const sinkIdOf = (speaker: AudioDeviceInfo | undefined): string =>
  speaker === undefined ? '' : (browserDeviceId(speaker.id) ?? '');
