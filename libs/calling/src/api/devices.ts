import type { CollectionUpdatedEvent, PropertyChangedEvent } from './common.ts';
import type { EventSource } from '../support/emitter.ts';

export type AudioDeviceType = 'Microphone' | 'Speaker' | 'CompositeAudioDevice' | 'Virtual';
export type VideoDeviceType = 'Unknown' | 'UsbCamera' | 'CaptureAdapter' | 'Virtual' | 'ScreenSharing';

export interface AudioDeviceInfo {
  readonly name: string;
  /** For example `microphone:<device id of the browser>`. */
  readonly id: string;
  readonly isSystemDefault: boolean;
  readonly deviceType: AudioDeviceType;
}

export interface VideoDeviceInfo {
  readonly name: string;
  /** For example `camera:<device id of the browser>`. */
  readonly id: string;
  readonly deviceType: VideoDeviceType;
}

export interface DeviceAccess {
  audio: boolean;
  video: boolean;
}
export interface PermissionConstraints {
  audio: boolean;
  video: boolean;
}

interface PreheatParameters {
  preheat: boolean;
  timeoutInSec?: number;
}
export interface StartPreheatDeviceParameters {
  audio?: PreheatParameters;
  video?: PreheatParameters;
}
export interface StopPreheatDeviceParameters {
  audio?: boolean;
  video?: boolean;
}

export interface DeviceManagerEvents {
  videoDevicesUpdated: CollectionUpdatedEvent<VideoDeviceInfo>;
  audioDevicesUpdated: CollectionUpdatedEvent<AudioDeviceInfo>;
  selectedMicrophoneChanged: PropertyChangedEvent;
  selectedSpeakerChanged: PropertyChangedEvent;
}

/** Cameras, microphones and speakers. Lists are empty until the person has permitted their use. */
export interface DeviceManager extends EventSource<DeviceManagerEvents> {
  readonly isSpeakerSelectionAvailable: boolean;
  readonly selectedMicrophone?: AudioDeviceInfo | undefined;
  readonly selectedSpeaker?: AudioDeviceInfo | undefined;
  getCameras(): Promise<VideoDeviceInfo[]>;
  getMicrophones(): Promise<AudioDeviceInfo[]>;
  getSpeakers(): Promise<AudioDeviceInfo[]>;
  selectMicrophone(microphoneDevice: AudioDeviceInfo): Promise<void>;
  selectSpeaker(speakerDevice: AudioDeviceInfo): Promise<void>;
  askDevicePermission(permissionConstraints: PermissionConstraints): Promise<DeviceAccess>;
  startPreheatDevices(parameters: StartPreheatDeviceParameters): Promise<void>;
  stopPreheatDevices(parameters: StopPreheatDeviceParameters): void;
}
