import type { ControlRequests, RequestOptions } from './control-request.ts';

/** The emulated clock as it stood when the emulator answered. */
export interface ClockReading {
  /** ISO 8601 in UTC. */
  readonly now: string;
  readonly frozen: boolean;
}

/** Time as the emulator sees it: tokens, calls, deliveries and operations live on it. */
export interface ClockControl {
  read(options?: RequestOptions): Promise<ClockReading>;
  /**
   * Moves the clock forward and resolves when everything that became due has happened.
   * @param duration Milliseconds, or an ISO 8601 duration of weeks, days, hours, minutes and seconds such as `PT25H`.
   */
  advance(duration: string | number, options?: RequestOptions): Promise<ClockReading>;
  /** Stops the clock; `advance` still moves it. */
  freeze(options?: RequestOptions): Promise<ClockReading>;
  /** Lets the clock run on from where it stands. */
  resume(options?: RequestOptions): Promise<ClockReading>;
}

export const clockControl = ({ request }: ControlRequests): ClockControl => ({
  read: (options) => request('GET', 'clock', options),
  advance: async (duration, options) =>
    request('POST', 'clock/advance', { ...options, body: { duration: toIsoDuration(duration) } }),
  freeze: (options) => request('POST', 'clock/freeze', options),
  resume: (options) => request('POST', 'clock/resume', options),
});

/** @throws RangeError for what is no span of time into the future. */
export function toIsoDuration(duration: string | number): string {
  if (typeof duration === 'string') return duration;
  if (duration >= 0 && duration < Infinity) return `PT${(duration / 1000).toFixed(3)}S`;
  throw new RangeError(`The clock cannot be moved by ${duration} ms: time never runs backwards.`);
}
