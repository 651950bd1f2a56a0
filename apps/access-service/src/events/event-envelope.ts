import { MalformedEventsError } from './event.errors.ts';

/** An event as it is written down. */
export interface NewEvent {
  readonly eventId: string;
  readonly type: string;
  readonly subject: string;
  readonly eventTime: Date;
  /** JSON that PostgreSQL takes. */
  readonly data: string;
}

export type Delivery =
  | { readonly kind: 'validation'; readonly code: string }
  | { readonly kind: 'events'; readonly events: readonly NewEvent[] };

/** Of one batch. @see EventSubscriptions_CreateOrUpdate `maxEventsPerBatch` */
const MAX_EVENTS = 5000;
const MAX_DEPTH = 100;
const VALIDATION = 'Microsoft.EventGrid.SubscriptionValidationEvent';

/**
 * Reads what Event Grid posts: an array in its own schema, or CloudEvents 1.0, alone or in an array. Members that events
 * must have to be kept are required; the rest is taken as it comes, since unknown types of event are kept as well.
 * @throws MalformedEventsError
 * @see "Azure Event Grid event schema" and "CloudEvents v1.0 schema with Azure Event Grid"
 */
export function parseDelivery(body: string, receivedAt: Date): Delivery {
  const parsed = parseJson(body);
  const items = Array.isArray(parsed) ? (parsed as unknown[]) : [parsed];
  if (items.length > MAX_EVENTS) {
    throw new MalformedEventsError(`There are ${items.length} events; a batch has ${MAX_EVENTS} at most.`);
  }
  const events = items.map((item, index) => parseEvent(item, index, receivedAt));
  const validation = items.find((item) => typeOf(item as object) === VALIDATION);
  if (!validation) return { kind: 'events', events };
  const { data } = validation as { data?: { validationCode?: unknown } };
  if (typeof data?.validationCode !== 'string') {
    throw new MalformedEventsError('The validation event has no data.validationCode.');
  }
  return { kind: 'validation', code: data.validationCode };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new MalformedEventsError('The body is not valid JSON.');
  }
}

function parseEvent(item: unknown, index: number, receivedAt: Date): NewEvent {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    throw new MalformedEventsError(`Event ${index} is no object.`);
  }
  const { id, source, subject, time, eventTime, specversion } = item as Record<string, unknown>;
  if (specversion !== undefined && specversion !== '1.0') {
    throw new MalformedEventsError(`Event ${index} is in an unknown version of CloudEvents; 1.0 is known.`);
  }
  const data = 'data' in item ? item.data : 'data_base64' in item ? item.data_base64 : null;
  if (depthOf(data) > MAX_DEPTH) {
    throw new MalformedEventsError(`The data of event ${index} is nested more than ${MAX_DEPTH} deep.`);
  }
  return {
    eventId: requireText(id, 512, `id of event ${index}`),
    type: requireText(typeOf(item), 256, `type of event ${index}`),
    subject: storable(String(subject ?? source ?? '')).slice(0, 2048),
    eventTime: dateOf(eventTime ?? time) ?? receivedAt,
    data: storableJson(data),
  };
}

function typeOf(item: object | null): unknown {
  const { eventType, type } = (item ?? {}) as Record<string, unknown>;
  return eventType ?? type;
}

function requireText(value: unknown, maxLength: number, what: string): string {
  if (typeof value === 'string' && value !== '' && value.length <= maxLength) return storable(value);
  throw new MalformedEventsError(`The ${what} must be a text of 1 to ${maxLength} characters.`);
}

function dateOf(value: unknown): Date | undefined {
  if (typeof value !== 'string') return undefined;
  const date = new Date(value);
  const year = date.getUTCFullYear();
  return year >= 1970 && year < 10_000 ? date : undefined;
}

/** Stops counting where it is too deep. */
function depthOf(value: unknown, above = 0): number {
  if (typeof value !== 'object' || value === null || above > MAX_DEPTH) return above;
  let deepest = above + 1;
  for (const part of Object.values(value)) deepest = Math.max(deepest, depthOf(part, above + 1));
  return deepest;
}

/** PostgreSQL takes no NUL characters and no halves of surrogate pairs. */
function storable(text: string): string {
  return text.replaceAll('\0', '\ufffd').toWellFormed();
}

/** The same in JSON, which writes exactly those two as escapes; an escaped backslash is passed over. */
function storableJson(data: unknown): string {
  return (JSON.stringify(data) ?? 'null').replace(
    /(\\\\)|\\u(?:0000|d[89a-f][0-9a-f]{2})/g,
    (_, backslash?: string) => backslash ?? '\\ufffd',
  );
}
