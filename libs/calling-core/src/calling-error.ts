export type CallingErrorCategory = 'device' | 'network' | 'permission' | 'service';

export type CallingErrorCode =
  | 'calling/camera-denied'
  | 'calling/camera-failed'
  | 'calling/blur-failed'
  | 'calling/blur-unsupported'
  | 'calling/microphone-denied'
  | 'calling/microphone-failed'
  | 'calling/screen-denied'
  | 'calling/screen-in-use'
  | 'calling/too-many-cameras'
  | 'calling/not-allowed'
  | 'calling/not-connected'
  | 'calling/not-loaded'
  | 'calling/already-in-call'
  | 'calling/failed';

/** Why a command did not succeed, in the words of the interface: `code` is a key for a text. */
export interface CallingProblem {
  readonly id: number;
  readonly code: CallingErrorCode;
  readonly category: CallingErrorCategory;
}

/** A refusal that the client itself knows of before the service is asked. */
export class CallingFailure extends Error {
  readonly code: CallingErrorCode;

  constructor(code: CallingErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CallingFailure';
    this.code = code;
  }
}

const byCategory: Record<CallingErrorCode, CallingErrorCategory> = {
  'calling/camera-denied': 'permission',
  'calling/camera-failed': 'device',
  'calling/blur-failed': 'device',
  'calling/blur-unsupported': 'device',
  'calling/microphone-denied': 'permission',
  'calling/microphone-failed': 'device',
  'calling/screen-denied': 'permission',
  'calling/screen-in-use': 'service',
  'calling/too-many-cameras': 'service',
  'calling/not-allowed': 'permission',
  'calling/not-connected': 'network',
  'calling/not-loaded': 'network',
  'calling/already-in-call': 'service',
  'calling/failed': 'service',
};

export const categoryOf = (code: CallingErrorCode): CallingErrorCategory => byCategory[code];

/** @see https://learn.microsoft.com/azure/communication-services/resources/troubleshooting/voice-video-calling/troubleshooting-codes */
const bySubCode: Readonly<Record<number, CallingErrorCode>> = {
  40613: 'calling/microphone-denied',
  40614: 'calling/microphone-failed',
  41041: 'calling/screen-in-use',
  41048: 'calling/screen-in-use',
  43000: 'calling/camera-failed',
  43001: 'calling/camera-denied',
  43002: 'calling/camera-failed',
  43013: 'calling/camera-failed',
};

/** Reads what an SDK threw. */
export function toErrorCode(thrown: unknown, doing?: 'share-screen'): CallingErrorCode {
  if (thrown instanceof CallingFailure) return thrown.code;
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as {
    code?: unknown;
    subCode?: unknown;
    name?: unknown;
  };
  const known = typeof error.subCode === 'number' ? bySubCode[error.subCode] : undefined;
  if (known) return known;
  if (error.name === 'TooManyVideoSenders') return 'calling/too-many-cameras';
  if (error.name === 'ScreenShareInUse') return 'calling/screen-in-use';
  if (error.code === 403) return doing === 'share-screen' ? 'calling/screen-denied' : 'calling/not-allowed';
  return 'calling/failed';
}
