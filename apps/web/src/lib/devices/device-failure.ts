export type DeviceKind = 'camera' | 'microphone';
/** `denied`: by the person, the browser or the system. `missing`: none is connected. `busy`: another program has it, or it is broken. */
export type DeviceFailure = 'denied' | 'missing' | 'busy' | 'unsupported' | 'other';

/** @see https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
export function deviceFailureOf(error: unknown): DeviceFailure {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'other';
}

/** Undefined where the browser does not tell. */
export async function devicePermission(kind: DeviceKind): Promise<PermissionStatus | undefined> {
  try {
    return await navigator.permissions.query({ name: kind });
  } catch {
    return undefined;
  }
}

/** Why a device that was asked for could not be used. Asks the person nothing where that can be avoided. */
export async function whyRefused(kind: DeviceKind): Promise<DeviceFailure> {
  if (!navigator.mediaDevices) return 'unsupported';
  const state = (await devicePermission(kind))?.state;
  if (state === 'denied') return 'denied';
  const wanted = kind === 'camera' ? 'videoinput' : 'audioinput';
  const devices = await navigator.mediaDevices.enumerateDevices();
  if (!devices.some((device) => device.kind === wanted)) return 'missing';
  // The question was closed without an answer: it would only be asked again.
  if (state === 'prompt') return 'denied';
  try {
    const constraints = kind === 'camera' ? { video: true } : { audio: true };
    const stream = await navigator.mediaDevices.getUserMedia(constraints);
    for (const track of stream.getTracks()) track.stop();
    return 'other';
  } catch (error) {
    return deviceFailureOf(error);
  }
}
