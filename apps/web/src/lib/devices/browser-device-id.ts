/** The browser's id of a device of the calling SDK: `speaker:abc` → `abc`. Undefined for the browser's own choice. */
export function browserDeviceId(id: string | undefined): string | undefined {
  const deviceId = id?.slice(id.indexOf(':') + 1);
  return deviceId === '' || deviceId === 'default' ? undefined : deviceId;
}
