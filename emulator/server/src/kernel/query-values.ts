import { badRequest } from './acs-error.ts';

export interface Since {
  /** Only what has a higher sequence. */
  readonly after: number;
  /** Only what is not older, ISO 8601. */
  readonly notBefore?: string;
}

/** The parameter `since`. @throws AcsError 400 when it is neither sequence nor time. */
export function readSince(since: string): Since {
  if (/^\d{1,15}$/.test(since)) return { after: Number(since) };
  const time = /^\d{4}-\d\d-\d\dT/.test(since) ? Date.parse(since) : NaN;
  if (!Number.isNaN(time)) return { after: 0, notBefore: new Date(time).toISOString() };
  throw badRequest(
    `"${since}" is not a place to start from. Use the sequence of the last message that you know, or a time such as 2026-01-31T12:00:00Z.`,
    { target: 'since' },
  );
}

const maximumSeconds = 600;
const secondsPattern = /^(?:PT)?(\d{1,4}(?:\.\d{1,3})?)S?$/;

/** The parameter `timeout` of requests that wait, in milliseconds. @throws AcsError 400 when it is none. */
export function readTimeout(text: string): number {
  const seconds = Number(secondsPattern.exec(text)?.[1] ?? NaN);
  if (seconds <= maximumSeconds) return Math.round(seconds * 1000);
  throw badRequest(
    `"${text}" is not a timeout. Use up to ${maximumSeconds} seconds, for example 10 or PT10S.`,
    { target: 'timeout' },
  );
}
