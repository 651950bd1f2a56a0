import { CallingError } from '../api/errors.ts';

export type CaptureKind = 'camera' | 'microphone' | 'screen';

/** What a failed capture means to the application. @see the calling SDK's documented codes (430xx: video) */
export type CaptureFailure = 'denied' | 'deniedBySystem' | 'inUse' | 'notFound' | 'failed';

const codes: Record<CaptureKind, Record<CaptureFailure, readonly [code: number, subCode: number]>> = {
  camera: {
    ...{ denied: [403, 43001], deniedBySystem: [412, 43016] },
    ...{ inUse: [412, 43000], notFound: [412, 43013], failed: [500, 43002] },
  },
  microphone: {
    ...{ denied: [400, 40613], deniedBySystem: [400, 40613] },
    ...{ inUse: [412, 40614], notFound: [412, 40614], failed: [500, 40614] },
  },
  screen: {
    ...{ denied: [403, 0], deniedBySystem: [403, 0] },
    ...{ inUse: [412, 0], notFound: [412, 0], failed: [500, 0] },
  },
};
const failures: Readonly<Record<string, CaptureFailure>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotReadableError: 'inUse',
  AbortError: 'inUse',
  NotFoundError: 'notFound',
  OverconstrainedError: 'notFound',
};
const remedies: Record<CaptureFailure, string> = {
  deniedBySystem: "The system's settings do not permit it to the browser.",
  denied: 'The person or the browser has not permitted it.',
  inUse: 'Another program may be using it.',
  notFound: 'There is no such device.',
  failed: 'The browser gives no reason.',
};

export class CaptureError extends CallingError {
  readonly kind: CaptureKind;
  readonly failure: CaptureFailure;

  constructor(kind: CaptureKind, cause: unknown) {
    const failure = failureOf(cause);
    const [code, subCode] = codes[kind][failure];
    super(code, subCode, `The ${kind} could not be opened. ${remedies[failure]}`, { cause });
    this.kind = kind;
    this.failure = failure;
  }

  get isDenied(): boolean {
    return this.failure === 'denied' || this.failure === 'deniedBySystem';
  }
}

/** Chromium says by its message alone that it was not the person but the system, as on macOS. */
function failureOf(cause: unknown): CaptureFailure {
  if (!(cause instanceof Error)) return 'failed';
  const failure = failures[cause.name] ?? 'failed';
  return failure === 'denied' && /\bby system\b/i.test(cause.message) ? 'deniedBySystem' : failure;
}

/** `camera:<id>` → `<id>`; undefined for the browser's own choice. */
export function browserDeviceId(id: string): string | undefined {
  const deviceId = id.slice(id.indexOf(':') + 1);
  return deviceId === '' || deviceId === 'default' ? undefined : deviceId;
}

const pictures = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } };
const sound = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

const exactly = (id: string) => {
  const deviceId = browserDeviceId(id);
  return deviceId === undefined ? {} : { deviceId: { exact: deviceId } };
};

export const captureCamera = (id: string): Promise<MediaStreamTrack> =>
  capture('camera', async () => mediaDevices().getUserMedia({ video: { ...pictures, ...exactly(id) } }));

export const captureMicrophone = (id: string): Promise<MediaStreamTrack> =>
  capture('microphone', async () => mediaDevices().getUserMedia({ audio: { ...sound, ...exactly(id) } }));

export const captureScreen = (): Promise<MediaStreamTrack> =>
  capture('screen', async () => mediaDevices().getDisplayMedia({ video: true, audio: false }));

async function capture(kind: CaptureKind, open: () => Promise<MediaStream>): Promise<MediaStreamTrack> {
  try {
    const [track] = (await open()).getTracks();
    if (!track) throw new DOMException('The stream has no track.', 'NotFoundError');
    track.contentHint = { camera: 'motion', screen: 'detail', microphone: 'speech' }[kind];
    return track;
  } catch (error) {
    throw new CaptureError(kind, error);
  }
}

/** Undefined in pages that are neither https nor on localhost. */
function mediaDevices(): MediaDevices {
  if (navigator.mediaDevices) return navigator.mediaDevices;
  throw new DOMException(
    'Devices are available to https pages and pages on localhost only.',
    'SecurityError',
  );
}
