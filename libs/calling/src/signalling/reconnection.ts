import { callingCloseCodes } from '@switchboard/acs-contracts';

/** What to do after a websocket has ended. */
export type Remedy =
  /** Nothing: another try would end the same. */
  | 'stop'
  /** Connect again and go on with the session. */
  | 'resume'
  /** Ask for a fresh token, then go on with the session. */
  | 'resumeWithFreshToken'
  /** The session is over: begin another. */
  | 'startAfresh';

const remedies: Readonly<Record<number, Remedy>> = {
  [callingCloseCodes.normal]: 'stop',
  [callingCloseCodes.serviceRestart]: 'startAfresh',
  [callingCloseCodes.messageTooLarge]: 'startAfresh',
  [callingCloseCodes.malformed]: 'startAfresh',
  [callingCloseCodes.flooding]: 'startAfresh',
  [callingCloseCodes.invalidToken]: 'resumeWithFreshToken',
  [callingCloseCodes.forbidden]: 'stop',
  [callingCloseCodes.replaced]: 'stop',
  [callingCloseCodes.tooManySessions]: 'stop',
};

export const remedyFor = (closeCode: number): Remedy => remedies[closeCode] ?? 'resume';

/** Half a second, doubling up to ten, a quarter of it at random so that not all clients come back at once. */
export function reconnectDelayMs(attempt: number, random = Math.random): number {
  if (attempt === 0) return 0;
  const delay = Math.min(10_000, 500 * 2 ** (attempt - 1));
  return delay * (0.75 + random() * 0.25);
}
