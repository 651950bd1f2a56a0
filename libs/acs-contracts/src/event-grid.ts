/**
 * How Event Grid wraps what happened, and how it introduces itself to a webhook.
 *
 * @see "Azure Event Grid event schema", "CloudEvents v1.0 schema with Azure Event Grid" and "Webhook event delivery"
 */
export const deliverySchemas = ['EventGridSchema', 'CloudEventSchemaV1_0'] as const;
export type DeliverySchema = (typeof deliverySchemas)[number];

/** Always posted in an array, also when it is alone. */
export interface EventGridEnvelope<Data = unknown> {
  readonly id: string;
  /** The resource that the event comes from, as its path in Azure Resource Manager. */
  readonly topic: string;
  readonly subject: string;
  /** For example `Microsoft.Communication.SMSReceived`. */
  readonly eventType: string;
  /** ISO 8601 in UTC. */
  readonly eventTime: string;
  readonly data: Data;
  readonly dataVersion: string;
  readonly metadataVersion: string;
}

/** Posted as one object, or in an array when the subscription asks for batches. */
export interface CloudEventEnvelope<Data = unknown> {
  readonly id: string;
  /** The `topic` of the other schema. */
  readonly source: string;
  readonly subject: string;
  readonly type: string;
  readonly time: string;
  readonly specversion: '1.0';
  readonly data: Data;
}

export const subscriptionValidationEventType = 'Microsoft.EventGrid.SubscriptionValidationEvent';
export const subscriptionDeletedEventType = 'Microsoft.EventGrid.SubscriptionDeletedEvent';

/** Who asks a webhook for permission to deliver CloudEvents: `WebHook-Request-Origin`. */
export const eventGridOrigin = 'eventgrid.azure.net';

export interface SubscriptionValidationData {
  /** To be answered as `validationResponse`. */
  readonly validationCode: string;
  /** Or to be opened with GET within five minutes. */
  readonly validationUrl: string;
}

export function toCloudEvent(event: EventGridEnvelope): CloudEventEnvelope {
  return {
    id: event.id,
    source: event.topic,
    subject: event.subject,
    type: event.eventType,
    time: event.eventTime,
    specversion: '1.0',
    data: event.data,
  };
}
