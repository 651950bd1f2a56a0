import type { Logger } from '@switchboard/node-kit';
import type { Services } from '../services.ts';

const REVOCATION_EVERY_MS = 10_000;
const MEETINGS_EVERY_MS = 10_000;
const SMS_EVERY_MS = 2_000;
const CLEANING_EVERY_MS = 5 * 60_000;

/** What the service does by itself: revokes and sends what is due, forgets what has timed out. */
export function startHousekeeping(
  services: Pick<Services, 'calls' | 'events' | 'meetings' | 'revocation' | 'sessions' | 'signIn' | 'sms'>,
  log: Logger,
): { stop(): Promise<void> } {
  const stops = [
    repeat('revocation', REVOCATION_EVERY_MS, () => services.revocation.completeDue(), log),
    repeat('meetings', MEETINGS_EVERY_MS, () => services.meetings.completeDue(), log),
    repeat('sms', SMS_EVERY_MS, () => services.sms.completeDue(), log),
    repeat(
      'cleaning',
      CLEANING_EVERY_MS,
      async () => {
        await services.sessions.removeTimedOut();
        await services.signIn.removeExpiredAttempts();
        await services.events.inbox.removeProcessed();
        await services.calls.history.forgetOld();
        await services.meetings.forgetCancelled();
      },
      log,
    ),
  ];
  return { stop: async () => void (await Promise.all(stops.map((stop) => stop()))) };
}

/** @returns stops it once the running round is over */
function repeat(name: string, everyMs: number, work: () => Promise<void>, log: Logger): () => Promise<void> {
  let running = Promise.resolve();
  let isRunning = false;
  const timer = setInterval(() => {
    if (isRunning) return;
    isRunning = true;
    running = work()
      .catch((err: unknown) => log.warn({ err, task: name }, 'housekeeping failed; it will be tried again'))
      .finally(() => (isRunning = false));
  }, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
