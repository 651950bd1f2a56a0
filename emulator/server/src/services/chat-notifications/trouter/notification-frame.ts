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
  /** About the length of its text. */
  readonly characters: number;
  /** `recipient` as `quoteRecipient` makes it. */
  textFor(recipient: string): string;
}

export function encodeNotification(id: number, event: ChatEvent): NotificationFrame {
  const payload = JSON.stringify(writeNotificationPayload(event));
  const open = `3:::{"id":${id},"method":"POST","url":"/messaging","headers":{},"body":`;
  const ephemeral = event.type === 'ChatTypingIndicatorReceived';
  if (chatEventKinds[event.type].eventId >= threadEvents) {
    const text = `${open}${JSON.stringify(payload)}}`;
    return { id, ephemeral, characters: text.length, textFor: () => text };
  }
  const head = open + withoutLast(JSON.stringify(`${withoutLast(payload)},"recipientMri":`));
  const characters = head.length;
  return { id, ephemeral, characters, textFor: (recipient) => `${head}${recipient}` };
}

/** Events of threads and participants carry no recipient, so that one text serves all. */
const threadEvents = chatEventKinds.ChatThreadCreated.eventId;

const withoutLast = (text: string) => text.slice(0, -1);

/** The end of a frame, from the recipient's raw id on: JSON in JSON. */
export const quoteRecipient = (rawId: string) => `${JSON.stringify(JSON.stringify(rawId)).slice(1, -1)}}"}`;
