import type { DeliveryCode } from './delivery-status.ts';

/** What the network does with a message on its way to one number. */
export interface Route {
  /** `delivered` in the end unless something else is known. */
  readonly code: DeliveryCode;
  readonly delayMs: number;
}

/** From the acceptance of a message to its end, on the emulated clock. */
const deliveryDelayMs = 100;
const slowDeliveryDelayMs = 30_000;

const ends = (code: DeliveryCode): Route => ({ code, delayMs: deliveryDelayMs });

/** Takes the message and never reports: the service gives up after the time that the sender asked for. */
const silent = 'silent';
/** Refuses the message at once. */
const unavailable = 'unavailable';

/**
 * Numbers with a fixed outcome, in the non-geographic area code 500 with the line numbers that are kept free for fiction:
 * `+1 500 555 0100` to `0109`. No catalogue of numbers holds them.
 */
const outcomes: Readonly<Record<string, Route | typeof silent | typeof unavailable>> = {
  '+15005550100': ends(2000),
  '+15005550101': ends(4006),
  '+15005550102': ends(4005),
  '+15005550103': ends(4007),
  '+15005550104': ends(4004),
  '+15005550105': ends(5001),
  '+15005550106': { code: 2000, delayMs: slowDeliveryDelayMs },
  '+15005550107': silent,
  '+15005550108': unavailable,
  '+15005550109': ends(4000),
};

/** Whether the service cannot take messages to this number just now. */
export const isUnavailable = (to: string) => outcomes[to] === unavailable;

/** The way of a message to this number, whose sender waits so long for a report. */
export function routeTo(to: string, reportTimeoutMs: number): Route {
  const outcome = outcomes[to];
  if (outcome === silent) return { code: 5002, delayMs: reportTimeoutMs };
  return typeof outcome === 'object' ? outcome : ends(2000);
}
