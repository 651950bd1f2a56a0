import type { AudioDeviceInfo, VideoDeviceInfo } from '../api/devices.ts';

export interface DeviceLists {
  readonly cameras: readonly VideoDeviceInfo[];
  readonly microphones: readonly AudioDeviceInfo[];
  readonly speakers: readonly AudioDeviceInfo[];
}

/** What the browser tells of a device. */
export type BrowserDevice = Pick<MediaDeviceInfo, 'deviceId' | 'groupId' | 'kind' | 'label'>;

export const noDevices: DeviceLists = { cameras: [], microphones: [], speakers: [] };

const pseudoIds = new Set(['default', 'communications']);

/** Devices have no label before the person has permitted their use: they are left out, as the API demands. */
export function listDevices(devices: readonly BrowserDevice[]): DeviceLists {
  const known = devices.filter(({ label, deviceId }) => label !== '' && deviceId !== '');
  return {
    cameras: known
      .filter(({ kind }) => kind === 'videoinput')
      .map(({ deviceId, label }) => ({ name: label, id: `camera:${deviceId}`, deviceType: 'UsbCamera' })),
    microphones: audioDevices(known, 'audioinput'),
    speakers: audioDevices(known, 'audiooutput'),
  };
}

/** The browser's entries "default" and "communications" stand for a device that is listed too. */
function audioDevices(devices: readonly BrowserDevice[], kind: MediaDeviceKind): AudioDeviceInfo[] {
  const ofKind = devices.filter((device) => device.kind === kind);
  const standard = ofKind.find(({ deviceId }) => deviceId === 'default');
  const real = ofKind.filter(({ deviceId }) => !pseudoIds.has(deviceId));
  const listed = real.length > 0 ? real : ofKind;
  const standsFor = (device: BrowserDevice) =>
    standard !== undefined &&
    (device === standard ||
      standard.label.endsWith(device.label) ||
      (standard.groupId !== '' && standard.groupId === device.groupId));
  const chosen = listed.find(standsFor) ?? listed[0];
  return listed.map((device) => ({
    name: device.label,
    id: `${kind === 'audioinput' ? 'microphone' : 'speaker'}:${device.deviceId}`,
    isSystemDefault: device === chosen,
    deviceType: kind === 'audioinput' ? 'Microphone' : 'Speaker',
  }));
}

/** What has come and gone between two lists. */
export function compareDevices<Device extends { id: string }>(
  before: readonly Device[],
  after: readonly Device[],
): { added: Device[]; removed: Device[] } {
  const lacks = (list: readonly Device[]) => (device: Device) => !list.some(({ id }) => id === device.id);
  return {
    added: after.filter(lacks(before)).map((device) => ({ ...device })),
    removed: before.filter(lacks(after)).map((device) => ({ ...device })),
  };
}
