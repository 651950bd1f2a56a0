import type {
  CallEvents,
  ChatEvents,
  EmailEvents,
  EventDelivery,
  EventGridEnvelope,
  IdentityEvents,
  RoomEvents,
  SmsEvents,
} from '@switchboard/acs-contracts';
import { segment, toSeconds, type ControlRequests, type RequestOptions } from './control-request.ts';
import { EmulatorWaitTimeout } from './emulator-control-error.ts';
import { readServerSentEvents } from './server-sent-events.ts';

/** What happens in the emulator, by type, and what each event tells. */
export type EmulatorEvents = ChatEvents & SmsEvents & EmailEvents & CallEvents & RoomEvents & IdentityEvents;
export type EmulatorEventType = keyof EmulatorEvents;

export interface EmulatorEvent<Type extends EmulatorEventType = EmulatorEventType> {
  /** Counts from 1 since the start or the latest reset. */
  readonly sequence: number;
  /** ISO 8601 on the emulated clock. */
  readonly time: string;
  readonly type: Type;
  readonly data: EmulatorEvents[Type];
}

export interface EventWait extends RequestOptions {
  /**
   * Only events after this `sequence`; `now` waits for what is still to come. Default 0: the first one since the start or the
   * latest reset, at once if there was one.
   */
  readonly after?: number | 'now';
  /** Values that the event's data must have, by dotted path: `{ 'sender.rawId': '8:acs:…' }`. */
  readonly where?: Readonly<Record<string, string>>;
  /** Of the machine's clock. Default 30,000, at most 600,000. */
  readonly timeoutMs?: number;
}

export async function waitForEvent<Type extends EmulatorEventType>(
  { request, url }: ControlRequests,
  type: Type | '*',
  { after, where = {}, timeoutMs = 30_000, signal }: EventWait = {},
): Promise<EmulatorEvent<Type>> {
  const narrowed = Object.entries(where).map(([path, value]) => [`data.${path}`, value] as const);
  const query = { type, after, ...Object.fromEntries(narrowed), timeout: toSeconds(timeoutMs) };
  const init = { query, waitsMs: timeoutMs, ...(signal && { signal }) };
  const found = await request<EmulatorEvent<Type> | undefined>('GET', 'events/wait', init);
  if (found) return found;
  const what = type === '*' ? 'event' : `event of type ${type}`;
  const which = narrowed.map(([path, value]) => ` with ${path} ${value}`).join(' and');
  throw new EmulatorWaitTimeout(
    `GET ${url('events/wait', query)}`,
    `No ${what}${which}${after === undefined ? '' : ` after ${after}`} within ${timeoutMs} ms.`,
  );
}

/** What a trigger publishes. */
export interface TriggeredEvent {
  /** With or without `Microsoft.Communication.`, for example `SMSReceived`. */
  readonly type: string;
  /** Members that are to be other than in the default event; null leaves one out. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly subject?: string;
  readonly id?: string;
  /** ISO 8601. */
  readonly eventTime?: string;
}

/** The name that the chat SDK gives to each of its real-time events; `eventsLost` when resuming left a gap. */
export type ChatStreamEventType =
  | 'chatMessageReceived'
  | 'typingIndicatorReceived'
  | 'readReceiptReceived'
  | 'chatMessageEdited'
  | 'chatMessageDeleted'
  | 'chatThreadCreated'
  | 'chatThreadPropertiesUpdated'
  | 'chatThreadDeleted'
  | 'participantsAdded'
  | 'participantsRemoved'
  | 'eventsLost';

export interface ChatStreamEvent {
  readonly id: string;
  readonly type: ChatStreamEventType;
  /** Raw ids; there when no user was named. */
  readonly recipients?: readonly string[];
  /** The SDK's event with times as ISO 8601 text. */
  readonly data: Readonly<Record<string, unknown>>;
}

export interface ChatStreamOptions extends RequestOptions {
  /** All ten when left out. */
  readonly types?: readonly Exclude<ChatStreamEventType, 'eventsLost'>[];
  /** A raw id: only what this user is told. */
  readonly user?: string;
  /** A user access token: the same for its user, and the stream ends with the token. */
  readonly token?: string;
  /** Resumes after the event with this id. */
  readonly lastEventId?: string;
}

export interface EventsControl {
  /** Sends an event to the webhooks as if it had happened, and tells which subscriptions get it. */
  trigger(
    event: TriggeredEvent,
    options?: RequestOptions,
  ): Promise<{
    readonly event: EventGridEnvelope;
    readonly deliveries: readonly { readonly id: string; readonly subscription: string }[];
  }>;
  /** Delivers an event of the log or the dead letters again, with the same id, to every subscription that it went to. */
  resend(id: string, options?: RequestOptions): Promise<readonly EventDelivery[]>;
  /** Chat events as they happen, as the chat SDK gives them to browsers; ends when the emulator stops or is reset. */
  followChat(options?: ChatStreamOptions): AsyncIterableIterator<ChatStreamEvent>;
}

export const eventsControl = (requests: ControlRequests): EventsControl => ({
  trigger: (body, options) => requests.request('POST', 'events/trigger', { ...options, body }),
  resend: async (id, options) => {
    const path = `events/${segment(id)}/resend`;
    return (await requests.request<{ value: readonly EventDelivery[] }>('POST', path, options)).value;
  },
  followChat: (options) => followChat(requests, options),
});

async function* followChat(
  requests: ControlRequests,
  { types, user, token, lastEventId, signal }: ChatStreamOptions = {},
): AsyncIterableIterator<ChatStreamEvent> {
  const response = await requests.send('GET', 'events/stream', {
    query: { type: types?.join(','), user, lastEventId },
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    waitsMs: Infinity,
    ...(signal && { signal }),
  });
  for await (const { data } of readServerSentEvents(response)) yield JSON.parse(data) as ChatStreamEvent;
}
