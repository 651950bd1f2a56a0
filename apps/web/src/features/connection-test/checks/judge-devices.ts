import { deviceFailureOf, type DeviceFailure, type DeviceKind } from '../../../lib/devices/device-failure.ts';
import { outcomeOf, type CheckOutcome, type FindingCode } from './check.ts';

/** Root mean square of a quiet room through a working microphone is above this; digital silence is zero. */
const quietestSound = 0.002;
/** Of 255: a covered lens still shows some noise. */
const darkestPicture = 12;

export interface MicrophoneMeasurement {
  readonly device: string;
  /** Switched off at the device or by the system. */
  readonly isMuted: boolean;
  /** The loudest root mean square that was heard, 0 to 1. */
  readonly loudest: number;
}

export function judgeMicrophone({ device, isMuted, loudest }: MicrophoneMeasurement): CheckOutcome {
  const isHeard = !isMuted && loudest >= quietestSound;
  const details = { device, isMuted, loudest: Number(loudest.toFixed(4)) };
  return outcomeOf(isHeard ? 'passed' : 'warned', isHeard ? 'micWorks' : 'micSilent', { device }, details);
}

export interface CameraMeasurement {
  readonly device: string;
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  /** Of the brightest spot, 0 to 255. */
  readonly brightest: number;
}

export function judgeCamera(measured: CameraMeasurement): CheckOutcome {
  const { device, width, height, framesPerSecond, brightest } = measured;
  const details = { ...measured, framesPerSecond: Math.round(framesPerSecond) };
  if (framesPerSecond < 1) return outcomeOf('failed', 'cameraFrozen', { device }, details);
  if (brightest < darkestPicture) return outcomeOf('warned', 'cameraDark', { device }, details);
  return outcomeOf('passed', 'cameraWorks', { device, width, height }, details);
}

/**
 * Why a device could not be opened. Without a camera one can still talk, without a microphone hardly.
 * @see https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia
 */
export function judgeRefusal(kind: DeviceKind, error: unknown): CheckOutcome {
  const name = error instanceof Error ? error.name : 'unknown';
  const finding = findings[kind][deviceFailureOf(error)];
  const isMissingCamera = finding === 'cameraMissing';
  return outcomeOf(isMissingCamera ? 'warned' : 'failed', finding, {}, { error: name });
}

const findings = {
  microphone: {
    ...{ denied: 'micDenied', missing: 'micMissing', busy: 'micBusy', other: 'micFailed' },
    unsupported: 'mediaUnsupported',
  },
  camera: {
    ...{ denied: 'cameraDenied', missing: 'cameraMissing', busy: 'cameraBusy', other: 'cameraFailed' },
    unsupported: 'mediaUnsupported',
  },
} as const satisfies Record<DeviceKind, Record<DeviceFailure, FindingCode>>;
