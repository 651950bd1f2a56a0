import { z } from 'zod';
import { deliverySchemas, type EventGridEnvelope } from './event-grid.ts';
import { eventFilter } from './event-grid-filter.ts';

/**
 * The emulator's control API for event subscriptions. Names and limits are those of Azure's control plane.
 *
 * @see EventSubscriptions_CreateOrUpdate of `Microsoft.EventGrid`
 */
export const eventSubscriptionName = z
  .string()
  .regex(/^[A-Za-z0-9-]{3,64}$/, 'A name has 3 to 64 letters, digits and hyphens.');

/** Set by the emulator, or they would break the request. */
const reservedHeader =
  /^(aeg-.*|webhook-.*|content-(type|length|encoding)|host|origin|connection|keep-alive|transfer-encoding|te|trailer|upgrade|expect|proxy-.*)$/i;
const maximumHeaders = 10;
const maximumHeaderBytes = 4096;

const deliveryHeaders = z
  .record(
    z
      .string()
      .regex(/^[\w!#$%&'*+.^`|~-]{1,256}$/, 'This is no name of a header.')
      .refine((name) => !reservedHeader.test(name), 'This header is set by Event Grid.'),
    z
      .string()
      .max(maximumHeaderBytes)
      .regex(/^[\x20-\x7e]*$/, 'A header value consists of printable ASCII characters.'),
  )
  .refine(
    (headers) => Object.keys(headers).length <= maximumHeaders,
    `There may be ${maximumHeaders} headers.`,
  );

const endpoint = z
  .url({ protocol: /^https?$/, error: 'The endpoint is no http or https URL.' })
  .max(2048)
  .refine((url) => {
    // Zod asks about what is no URL, too.
    if (!URL.canParse(url)) return false;
    const { username, password } = new URL(url);
    return username === '' && password === '';
  }, 'Credentials do not belong into the URL: use deliveryHeaders.');

export const eventSubscriptionRequest = z.strictObject({
  endpoint,
  /** Every type when left out. */
  includedEventTypes: z.array(z.string().min(1).max(256)).min(1).max(100).optional(),
  filter: eventFilter.optional(),
  deliverySchema: z.enum(deliverySchemas).default('EventGridSchema'),
  maxDeliveryAttempts: z.int().min(1).max(30).default(30),
  eventTimeToLiveInMinutes: z.int().min(1).max(1440).default(1440),
  maxEventsPerBatch: z.int().min(1).max(5000).default(1),
  preferredBatchSizeInKilobytes: z.int().min(1).max(1024).default(64),
  /** Keeps what could not be delivered. */
  deadLetter: z.boolean().default(false),
  deliveryHeaders: deliveryHeaders.optional(),
});
export type EventSubscriptionRequest = z.input<typeof eventSubscriptionRequest>;
export type EventSubscriptionSettings = z.output<typeof eventSubscriptionRequest>;

export type EventSubscriptionState = 'Succeeded' | 'AwaitingManualAction' | 'Failed';

export interface EventSubscriptionView extends EventSubscriptionSettings {
  readonly name: string;
  /** Events are delivered while it is `Succeeded`. */
  readonly provisioningState: EventSubscriptionState;
  readonly createdOn: string;
  readonly updatedOn: string;
  /** Deliveries that are neither done nor given up. */
  readonly pendingDeliveries: number;
}

export type DeliveryOutcome =
  | 'Delivered'
  | 'BadRequest'
  | 'Unauthorized'
  | 'Forbidden'
  | 'NotFound'
  | 'TimedOut'
  | 'PayloadTooLarge'
  | 'Busy'
  | 'Aborted'
  | 'SocketError'
  | 'ResolutionError';

export type DeadLetterReason =
  | 'MaxDeliveryAttemptsExceeded'
  | 'TimeToLiveExceeded'
  | 'UndeliverableDueToHttpBadRequest'
  | 'UndeliverableDueToHttpUnauthorized'
  | 'UndeliverableDueToHttpForbidden'
  | 'UndeliverableDueToHttpRequestEntityTooLarge';

export interface DeliveryAttempt {
  /** On the emulated clock. */
  readonly attemptedOn: string;
  readonly outcome: DeliveryOutcome;
  /** Of the answer, when there was one. */
  readonly status?: number;
  /** On the machine's clock. */
  readonly durationMs: number;
  /** What went wrong, for people. */
  readonly message?: string;
}

export type DeliveryState = 'Pending' | 'Delivered' | 'DeadLettering' | 'DeadLettered' | 'Dropped';

/** One event on its way to one subscription: an entry of the delivery log. */
export interface EventDelivery {
  readonly id: string;
  readonly subscription: string;
  readonly state: DeliveryState;
  readonly publishedOn: string;
  readonly attempts: readonly DeliveryAttempt[];
  /** When the next attempt, or the dead-lettering, is due. */
  readonly dueOn?: string;
  readonly deadLetterReason?: DeadLetterReason;
  readonly event: EventGridEnvelope;
}
