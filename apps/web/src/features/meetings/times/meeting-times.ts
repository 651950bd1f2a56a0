/** What the service allows. @see createMeetingRequest */
const longestMs = 24 * 3_600_000;
const farthestMs = 170 * 86_400_000;
const halfHourMs = 1_800_000;

/** What is written in the two boxes: local time as `datetime-local` has it, empty while it is incomplete. */
export interface WrittenTimes {
  readonly start: string;
  readonly end: string;
}

export type TimeProblem =
  'startMissing' | 'endMissing' | 'endsBeforeStart' | 'tooLong' | 'inThePast' | 'tooFar';

/** A moment as `<input type="datetime-local">` writes it, in the time zone of the browser. */
export function toLocalInput(moment: Date): string {
  const digits = (value: number, length = 2) => String(value).padStart(length, '0');
  const day = [digits(moment.getFullYear(), 4), digits(moment.getMonth() + 1), digits(moment.getDate())];
  return `${day.join('-')}T${digits(moment.getHours())}:${digits(moment.getMinutes())}`;
}

/** Undefined while the box is incomplete. A time that a clock change leaves out becomes the one an hour later. */
export function fromLocalInput(text: string): Date | undefined {
  const moment = new Date(text);
  return text.includes('T') && !Number.isNaN(moment.getTime()) ? moment : undefined;
}

/** The next half hour on the clock, for half an hour. */
export function proposeTimes(now: Date): WrittenTimes {
  // By the local clock: some zones are a quarter of an hour off.
  const start = new Date(now);
  start.setMinutes(now.getMinutes() < 30 ? 30 : 60, 0, 0);
  return { start: toLocalInput(start), end: toLocalInput(new Date(start.getTime() + halfHourMs)) };
}

/** A new start takes the end with it, so that the meeting stays as long as it was. */
export function moveStart({ start, end }: WrittenTimes, moved: string): WrittenTimes {
  const [from, to, until] = [fromLocalInput(start), fromLocalInput(moved), fromLocalInput(end)];
  if (!from || !to || !until || until <= from) return { start: moved, end };
  return { start: moved, end: toLocalInput(new Date(until.getTime() + to.getTime() - from.getTime())) };
}

/**
 * What is wrong with the times, before the service is asked.
 * @param unchangedStart of a meeting that is changed: one that runs may keep its start
 */
export function findTimeProblem(
  { start, end }: WrittenTimes,
  now: Date,
  unchangedStart?: string,
): TimeProblem | undefined {
  const [from, until] = [fromLocalInput(start), fromLocalInput(end)];
  if (!from) return 'startMissing';
  if (!until) return 'endMissing';
  if (until <= from) return 'endsBeforeStart';
  if (until.getTime() - from.getTime() > longestMs) return 'tooLong';
  const isNew = start !== unchangedStart;
  // The minute that has begun is still now.
  if (until <= now || (isNew && from.getTime() + 60_000 <= now.getTime())) return 'inThePast';
  return from.getTime() - now.getTime() > farthestMs ? 'tooFar' : undefined;
}

/** People are let in before it starts, and may stay to finish what they say. The service decides in the end. */
const openBeforeMs = 15 * 60_000;
const openAfterMs = 30 * 60_000;

/** Whether it makes sense to offer the way in. */
export function isOpen(meeting: { readonly startsAt: string; readonly endsAt: string }, now: Date): boolean {
  const at = now.getTime();
  return at >= Date.parse(meeting.startsAt) - openBeforeMs && at < Date.parse(meeting.endsAt) + openAfterMs;
}

export type MeetingPhase = 'upcoming' | 'running' | 'over';

export function phaseOf(
  meeting: { readonly startsAt: string; readonly endsAt: string },
  now: Date,
): MeetingPhase {
  if (now.getTime() < Date.parse(meeting.startsAt)) return 'upcoming';
  return now.getTime() < Date.parse(meeting.endsAt) ? 'running' : 'over';
}
