import type {
  DeadLetterReason,
  DeliveryAttempt,
  DeliveryOutcome,
  EventDelivery,
  EventSubscriptionSettings,
} from '@switchboard/acs-contracts';
import type { WebhookFailure } from '../../kernel/ports/webhook-sender.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/**
 * Waiting time before the second, third … attempt; the last one repeats. Without the small random part of the service,
 * so that tests can tell when something happens.
 *
 * @see "Event Grid message delivery and retry", retry schedule
 */
const retryDelaysMs = [
  10 * second,
  30 * second,
  minute,
  5 * minute,
  10 * minute,
  30 * minute,
  hour,
  3 * hour,
  6 * hour,
  12 * hour,
];
const minimumDelayMs: Readonly<Record<number, number>> = { 408: 2 * minute, 503: 30 * second };
const deadLetterDelayMs = 5 * minute;

const successes: ReadonlySet<number> = new Set([200, 201, 202, 203, 204]);
const outcomes: Readonly<Record<number, DeliveryOutcome>> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  408: 'TimedOut',
  413: 'PayloadTooLarge',
  429: 'Busy',
};
const neverRetried: Readonly<Record<number, DeadLetterReason>> = {
  400: 'UndeliverableDueToHttpBadRequest',
  401: 'UndeliverableDueToHttpUnauthorized',
  403: 'UndeliverableDueToHttpForbidden',
  413: 'UndeliverableDueToHttpRequestEntityTooLarge',
};
/** Dead-lettered without the usual wait. */
const atOnce: ReadonlySet<DeadLetterReason> = new Set([
  'UndeliverableDueToHttpBadRequest',
  'UndeliverableDueToHttpRequestEntityTooLarge',
]);

export const isSuccess = (status: number): boolean => successes.has(status);

export function outcomeOfStatus(status: number): DeliveryOutcome {
  if (isSuccess(status)) return 'Delivered';
  return outcomes[status] ?? (status >= 500 ? 'Busy' : 'Aborted');
}

export function outcomeOfFailure(failure: WebhookFailure): DeliveryOutcome {
  const byFailure: Record<WebhookFailure, DeliveryOutcome> = {
    timedOut: 'TimedOut',
    unresolved: 'ResolutionError',
    aborted: 'Aborted',
    socket: 'SocketError',
  };
  return byFailure[failure];
}

type Policy = Pick<
  EventSubscriptionSettings,
  'maxDeliveryAttempts' | 'eventTimeToLiveInMinutes' | 'deadLetter'
>;

/** What becomes of a delivery by an attempt. */
export function afterAttempt(
  delivery: EventDelivery,
  attempt: DeliveryAttempt,
  policy: Policy,
  now: Date,
): EventDelivery {
  const { dueOn: _, ...rest } = { ...delivery, attempts: [...delivery.attempts, attempt] };
  if (attempt.outcome === 'Delivered') return { ...rest, state: 'Delivered' };
  const refusal = attempt.status === undefined ? undefined : neverRetried[attempt.status];
  if (refusal !== undefined) return giveUp(rest, refusal, policy, now);
  const count = rest.attempts.length;
  if (count >= policy.maxDeliveryAttempts) return giveUp(rest, 'MaxDeliveryAttemptsExceeded', policy, now);
  const scheduledMs = retryDelaysMs[Math.min(count, retryDelaysMs.length) - 1]!;
  const delayMs = Math.max(scheduledMs, minimumDelayMs[attempt.status ?? 0] ?? 0);
  return { ...rest, state: 'Pending', dueOn: later(now, delayMs) };
}

/** Looked at before each attempt only, as the service does. */
export function hasExpired(delivery: EventDelivery, policy: Policy, now: Date): boolean {
  return now.getTime() - Date.parse(delivery.publishedOn) > policy.eventTimeToLiveInMinutes * minute;
}

/** The end without success: dropped, or dead-lettered at once or in five minutes. */
export function giveUp(
  delivery: EventDelivery,
  deadLetterReason: DeadLetterReason,
  policy: Policy,
  now: Date,
): EventDelivery {
  const { dueOn: _, ...rest } = delivery;
  if (!policy.deadLetter) return { ...rest, state: 'Dropped', deadLetterReason };
  const delayMs = atOnce.has(deadLetterReason) ? 0 : deadLetterDelayMs;
  return { ...rest, state: 'DeadLettering', deadLetterReason, dueOn: later(now, delayMs) };
}

const later = (now: Date, ms: number) => new Date(now.getTime() + ms).toISOString();
