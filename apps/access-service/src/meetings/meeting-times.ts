import { meetingTimesRefused } from './meeting.errors.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const LONGEST_MS = DAY_MS;
/** A room can be open until 180 days from now. */
const FURTHEST_DAYS = 170;
/** People come early, and finish what they say. */
const OPEN_BEFORE_MS = 15 * MINUTE_MS;
const OPEN_AFTER_MS = 30 * MINUTE_MS;

export interface MeetingTimes {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** @throws AppError `meetings/times-refused` that names every time that is wrong */
export function requireGoodTimes({ startsAt, endsAt }: MeetingTimes, now: Date): void {
  const errors: { path: string; message: string }[] = [];
  const lengthMs = endsAt.getTime() - startsAt.getTime();
  const refuse = (path: keyof MeetingTimes, message: string) => errors.push({ path, message });
  if (startsAt.getTime() > now.getTime() + FURTHEST_DAYS * DAY_MS) {
    refuse('startsAt', `A meeting begins within ${FURTHEST_DAYS} days, not on ${startsAt.toISOString()}.`);
  }
  if (lengthMs <= 0) {
    refuse(
      'endsAt',
      `The meeting would end at ${endsAt.toISOString()}, before it begins at ${startsAt.toISOString()}.`,
    );
  } else if (lengthMs > LONGEST_MS) {
    const hours = Math.round(lengthMs / 360_000) / 10;
    refuse('endsAt', `A meeting lasts 24 hours at most, not ${hours}.`);
  } else if (endsAt <= now) {
    refuse('endsAt', `The meeting would be over already: ${endsAt.toISOString()} is in the past.`);
  }
  if (errors.length > 0) throw meetingTimesRefused(errors);
}

/** When people are let in. */
export function openingOf({ startsAt, endsAt }: MeetingTimes): { from: Date; until: Date } {
  return {
    from: new Date(startsAt.getTime() - OPEN_BEFORE_MS),
    until: new Date(endsAt.getTime() + OPEN_AFTER_MS),
  };
}

/** Meetings that ended earlier let nobody in any more. */
export function lastOpenEnd(now: Date): Date {
  return new Date(now.getTime() - OPEN_AFTER_MS);
}
