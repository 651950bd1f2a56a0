import type { BackgroundJobs } from '../jobs/background-jobs.ts';
import type { Services } from '../services.ts';

type Kept = Pick<Services, 'calls' | 'events' | 'meetings' | 'revocation' | 'sessions' | 'signIn' | 'sms'>;

/** What the service does by itself: revokes and sends what is due, forgets what has timed out. */
export function defineHousekeeping(jobs: BackgroundJobs, services: Kept): void {
  const { calls, events, meetings, revocation, sessions, signIn, sms } = services;
  jobs.recurring({ name: 'sms-resending', everySeconds: 2, work: () => sms.completeDue() });
  jobs.recurring({ name: 'token-revocation', everySeconds: 10, work: () => revocation.completeDue() });
  jobs.recurring({ name: 'meeting-rooms', everySeconds: 10, work: () => meetings.completeDue() });
  jobs.recurring({
    name: 'cleaning',
    everySeconds: 5 * 60,
    async work() {
      await sessions.removeTimedOut();
      await signIn.removeExpiredAttempts();
      await events.inbox.removeProcessed();
      await calls.history.forgetOld();
      await meetings.forgetCancelled();
    },
  });
}
