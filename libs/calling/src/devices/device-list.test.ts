import { describe, expect, it } from 'vitest';
import { browserDeviceId } from './capture.ts';
import { compareDevices, listDevices, type BrowserDevice } from './device-list.ts';

const device = (
  kind: MediaDeviceKind,
  deviceId: string,
  label: string,
  groupId = deviceId,
): BrowserDevice => ({
  ...{ kind, deviceId, label, groupId },
});

describe('device lists', () => {
  it('are empty before permission', () => {
    const lists = listDevices([device('videoinput', '', ''), device('audioinput', 'x', '')]);
    expect(lists).toEqual({ cameras: [], microphones: [], speakers: [] });
  });

  it('leave out the stand-in and mark what it stands for', () => {
    const { microphones } = listDevices([
      device('audioinput', 'default', 'Default - Headset', 'g2'),
      device('audioinput', 'a', 'Built-in', 'g1'),
      device('audioinput', 'b', 'Headset', 'g2'),
    ]);
    expect(microphones).toEqual([
      { name: 'Built-in', id: 'microphone:a', isSystemDefault: false, deviceType: 'Microphone' },
      { name: 'Headset', id: 'microphone:b', isSystemDefault: true, deviceType: 'Microphone' },
    ]);
    expect(browserDeviceId('microphone:b')).toBe('b');
  });

  it('keep a stand-in that stands alone', () => {
    const { speakers } = listDevices([device('audiooutput', 'default', 'Default')]);
    expect(speakers).toMatchObject([{ id: 'speaker:default', isSystemDefault: true }]);
    expect(browserDeviceId('speaker:default')).toBeUndefined();
  });

  it('tell what has come and gone', () => {
    const change = compareDevices([{ id: 'a' }, { id: 'b' }], [{ id: 'b' }, { id: 'c' }]);
    expect(change).toEqual({ added: [{ id: 'c' }], removed: [{ id: 'a' }] });
  });
});
