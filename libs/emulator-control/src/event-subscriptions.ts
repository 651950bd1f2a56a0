import type { DeliveryState, EventDelivery } from '@switchboard/acs-contracts';
import { segment, type ControlRequests, type RequestOptions } from './control-request.ts';

type StringOperator =
  | 'StringIn'
  | 'StringNotIn'
  | 'StringContains'
  | 'StringNotContains'
  | 'StringBeginsWith'
  | 'StringNotBeginsWith'
  | 'StringEndsWith'
  | 'StringNotEndsWith';

type NumberComparison =
  'NumberLessThan' | 'NumberGreaterThan' | 'NumberLessThanOrEquals' | 'NumberGreaterThanOrEquals';

/** One condition on a field of an event, for example `data.messageBody`. */
export type EventConditionSettings =
  | { operatorType: 'NumberIn' | 'NumberNotIn'; key: string; values: number[] }
  | { operatorType: NumberComparison; key: string; value: number }
  | { operatorType: 'NumberInRange' | 'NumberNotInRange'; key: string; values: [number, number][] }
  | { operatorType: 'BoolEquals'; key: string; value: boolean }
  | { operatorType: StringOperator; key: string; values: string[] }
  | { operatorType: 'IsNullOrUndefined' | 'IsNotNull'; key: string };

export interface EventFilterSettings {
  subjectBeginsWith?: string | undefined;
  subjectEndsWith?: string | undefined;
  /** Default false. */
  isSubjectCaseSensitive?: boolean | undefined;
  /** All of them have to hold; up to 25, with 25 values together. */
  advancedFilters?: EventConditionSettings[] | undefined;
  /** Lets filters look into arrays. Default false. */
  enableAdvancedFilteringOnArrays?: boolean | undefined;
}

/** Where events go, and which. @see docs/event-grid.md */
export interface EventSubscriptionSettings {
  /** http or https; as the emulator reaches it. */
  endpoint: string;
  /** With or without `Microsoft.Communication.`; every type when left out. */
  includedEventTypes?: string[] | undefined;
  filter?: EventFilterSettings | undefined;
  /** Default `EventGridSchema`. */
  deliverySchema?: 'EventGridSchema' | 'CloudEventSchemaV1_0' | undefined;
  /** 1 to 30, the default. */
  maxDeliveryAttempts?: number | undefined;
  /** 1 to 1440, the default. */
  eventTimeToLiveInMinutes?: number | undefined;
  /** 1, the default, to 5000. */
  maxEventsPerBatch?: number | undefined;
  /** 1 to 1024; 64 when left out. */
  preferredBatchSizeInKilobytes?: number | undefined;
  /** Keeps what could not be delivered. Default false. */
  deadLetter?: boolean | undefined;
  /** Sent with every delivery; up to 10. */
  deliveryHeaders?: Record<string, string> | undefined;
}

type Optional = 'endpoint' | 'includedEventTypes' | 'filter' | 'deliveryHeaders';
type WithDefaults = { [Name in Exclude<keyof EventSubscriptionSettings, Optional>]-?: Defined<Name> };
type Defined<Name extends keyof EventSubscriptionSettings> = NonNullable<EventSubscriptionSettings[Name]>;

export interface EventSubscriptionStatus extends Pick<EventSubscriptionSettings, Optional>, WithDefaults {
  readonly name: string;
  /** Events are delivered while it is `Succeeded`. */
  readonly provisioningState: 'Succeeded' | 'AwaitingManualAction' | 'Failed';
  readonly createdOn: string;
  readonly updatedOn: string;
  /** Deliveries that are neither done nor given up. */
  readonly pendingDeliveries: number;
}

export interface DeliveryQuery extends RequestOptions {
  readonly state?: DeliveryState;
  readonly eventId?: string;
  /** The full type, with `Microsoft.Communication.`. */
  readonly eventType?: string;
  /** Default 100, at most 1000. */
  readonly limit?: number;
}

export interface EventSubscriptionsControl {
  /** Makes or replaces a subscription, once the endpoint has agreed. A service may call it at every start. */
  save(
    name: string,
    settings: EventSubscriptionSettings,
    options?: RequestOptions,
  ): Promise<EventSubscriptionStatus>;
  list(options?: RequestOptions): Promise<readonly EventSubscriptionStatus[]>;
  get(name: string, options?: RequestOptions): Promise<EventSubscriptionStatus>;
  /** Tells the endpoint, and forgets what waits. Nothing happens when there is none. */
  remove(name: string, options?: RequestOptions): Promise<void>;
  /** The delivery log, newest first: every event with every attempt. */
  deliveries(name: string, query?: DeliveryQuery): Promise<readonly EventDelivery[]>;
  /** What was given up, newest first, in the schema of the subscription. */
  deadLetters(
    name: string,
    query?: { readonly limit?: number } & RequestOptions,
  ): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Delivers an event of the log or the dead letters again. */
  resend(name: string, eventId: string, options?: RequestOptions): Promise<EventDelivery>;
}

interface List<Item> {
  readonly value: readonly Item[];
}

const folder = 'event-subscriptions';

export function eventSubscriptionsControl({ request }: ControlRequests): EventSubscriptionsControl {
  const list = async <Item>(path: string, { signal, ...query }: DeliveryQuery = {}) =>
    (await request<List<Item>>('GET', path, { query, ...(signal && { signal }) })).value;
  return {
    save: (name, settings, options) =>
      request('PUT', `${folder}/${segment(name)}`, { ...options, body: settings }),
    list: (options) => list(folder, options),
    get: (name, options) => request('GET', `${folder}/${segment(name)}`, options),
    remove: (name, options) => request('DELETE', `${folder}/${segment(name)}`, options),
    deliveries: (name, query) => list(`${folder}/${segment(name)}/deliveries`, query),
    deadLetters: (name, query) => list(`${folder}/${segment(name)}/dead-letters`, query),
    resend: (name, eventId, options) =>
      request('POST', `${folder}/${segment(name)}/events/${segment(eventId)}/resend`, options),
  };
}
