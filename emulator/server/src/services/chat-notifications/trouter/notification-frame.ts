import { chatEventKinds, type ChatEvent } from '../chat-event.ts';
import { writeNotificationPayload } from './notification-payload.ts';

/**
 * A chat event as it goes over the wire: a socket.io message that holds an HTTP-like request, whose `id` the client
 * repeats in its answer. Encoded once; only the recipient is filled in.
 *
 * @see `onSocketMessage` in the trouter client that `@azure/communication-signaling` bundles
 */
export interface NotificationFrame {
  readonly id: number;
  /** Of no use to a client that was away when it happened. */
  readonly ephemeral: boolean;
  textFor(recipient: string): string;
}

export function encodeNotification(id: number, event: ChatEvent): NotificationFrame {
  const payload = JSON.stringify(writeNotificationPayload(event));
  const open = `3:::{"id":${id},"method":"POST","url":"/messaging","headers":{},"body":`;
  const ephemeral = event.type === 'ChatTypingIndicatorReceived';
  if (chatEventKinds[event.type].eventId >= threadEvents) {
    const text = `${open}${JSON.stringify(payload)}}`;
    return { id, ephemeral, textFor: () => text };
  }
  const head = open + withoutLast(JSON.stringify(`${withoutLast(payload)},"recipientMri":`));
  return { id, ephemeral, textFor: (recipient) => `${head}${quotedTwice(recipient)}}"}` };
}

/** Events of threads and participants carry no recipient, so that one text serves all. */
const threadEvents = chatEventKinds.ChatThreadCreated.eventId;

const withoutLast = (text: string) => text.slice(0, -1);
const quotedTwice = (text: string) => JSON.stringify(JSON.stringify(text)).slice(1, -1);
