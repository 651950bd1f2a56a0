export interface TimeLeft {
  readonly minutes: number;
  readonly seconds: number;
  readonly isOver: boolean;
}

/** Whole minutes and seconds until a moment; a second that has begun counts. */
export function timeLeft(until: number, now: number): TimeLeft {
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  return { minutes: Math.floor(seconds / 60), seconds: seconds % 60, isOver: seconds === 0 };
}
