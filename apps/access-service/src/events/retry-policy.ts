import { EventNotReadyError } from './event-handler.ts';

const MAX_ATTEMPTS = 8;
const LONGEST_WAIT_MS = 10 * 60_000;
/** What an event tells of should follow it within moments, but a request to Azure may hang for minutes. */
const NOT_READY_FOR_MS = 60 * 60_000;
const LONGEST_NOT_READY_WAIT_MS = 60_000;

/** When an event is tried again after `error`; null when it is set aside. */
export function nextAttemptAt(
  event: { readonly attempts: number; readonly receivedAt: Date },
  error: unknown,
  now: Date,
): Date | null {
  if (error instanceof EventNotReadyError) {
    if (now.getTime() - event.receivedAt.getTime() > NOT_READY_FOR_MS) return null;
    return after(now, Math.min(LONGEST_NOT_READY_WAIT_MS, 200 * 1.6 ** event.attempts));
  }
  if (event.attempts + 1 >= MAX_ATTEMPTS) return null;
  return after(now, Math.min(LONGEST_WAIT_MS, 1000 * 2 ** event.attempts));
}

const after = (now: Date, ms: number) => new Date(now.getTime() + ms);
