import type { SmsMessage, SmsMessagePage } from '@switchboard/access-api';
import { laterVersion } from './message-state.ts';

/** A message that the service has not confirmed. */
export interface OutgoingSms {
  /** Also the idempotency key of every attempt: nobody gets the message twice. */
  readonly key: string;
  readonly text: string;
  readonly createdAt: string;
  /** `sending`: an attempt is under way; `failed`: waits for the writer's word. */
  readonly status: 'sending' | 'failed';
  /** Why the last attempt failed; undefined for a message of an earlier visit. */
  readonly failure: SendFailure | undefined;
}

/** No answer, or one that took nothing; or the service took the request and refused this recipient. */
export type SendFailure =
  | { readonly type: 'error'; readonly error: unknown }
  | { readonly type: 'refused'; readonly code: string; readonly message: string };

/** What is known of a conversation's messages, oldest first. */
export interface MessageLog {
  readonly messages: readonly SmsMessage[];
  /** Where older messages go on; null at the beginning of the conversation. */
  readonly olderCursor: string | null;
  readonly outgoing: readonly OutgoingSms[];
  /** Keys under which messages were drawn before the service named them, so that their lines stay the same. */
  readonly keys: Readonly<Record<string, string>>;
}

export function createMessageLog(outgoing: readonly OutgoingSms[]): MessageLog {
  return { messages: [], olderCursor: null, outgoing, keys: {} };
}

/**
 * Takes the newest page in, as after every connection. Where it joins what is known the rest stays; where there is a gap
 * between them only the page does.
 */
export function withNewest(log: MessageLog, page: SmsMessagePage): MessageLog {
  const newest = [...page.items].reverse();
  const joint = log.messages.findIndex(({ id }) => id === newest[0]?.id);
  if (joint === -1) return { ...log, messages: newest, olderCursor: page.nextCursor };
  const known = new Map(log.messages.map((message) => [message.id, message]));
  const taken = newest.map((message) => laterVersion(known.get(message.id) ?? message, message));
  return { ...log, messages: [...log.messages.slice(0, joint), ...taken] };
}

export function withOlder(log: MessageLog, page: SmsMessagePage): MessageLog {
  const known = new Set(log.messages.map(({ id }) => id));
  const older = page.items.filter(({ id }) => !known.has(id)).reverse();
  return { ...log, messages: [...older, ...log.messages], olderCursor: page.nextCursor };
}

/** A message that is new, or whose state changed. One that is on its way from here takes the place of its draft. */
export function withMessage(log: MessageLog, message: SmsMessage, myId: string): MessageLog {
  if (log.messages.some(({ id }) => id === message.id)) {
    const messages = log.messages.map((known) =>
      known.id === message.id ? laterVersion(known, message) : known,
    );
    return { ...log, messages };
  }
  const isMine = message.direction === 'outbound' && message.sentBy?.id === myId;
  const sending = isMine
    ? log.outgoing.find(({ status, text }) => status === 'sending' && text === message.text)
    : undefined;
  return sending ? withSent(log, sending.key, message) : { ...log, messages: [...log.messages, message] };
}

/** The service has the message that was sent under this key. */
export function withSent(log: MessageLog, key: string, message: SmsMessage): MessageLog {
  const outgoing = log.outgoing.filter((item) => item.key !== key);
  const isKnown = log.messages.some(({ id }) => id === message.id);
  return {
    ...log,
    outgoing,
    keys: isKnown ? log.keys : { ...log.keys, [message.id]: key },
    messages: isKnown
      ? log.messages.map((known) => (known.id === message.id ? laterVersion(known, message) : known))
      : [...log.messages, message],
  };
}

export function withOutgoing(log: MessageLog, outgoing: OutgoingSms): MessageLog {
  const isKnown = log.outgoing.some(({ key }) => key === outgoing.key);
  return {
    ...log,
    outgoing: isKnown
      ? log.outgoing.map((item) => (item.key === outgoing.key ? outgoing : item))
      : [...log.outgoing, outgoing],
  };
}

export function withoutOutgoing(log: MessageLog, key: string): MessageLog {
  return { ...log, outgoing: log.outgoing.filter((item) => item.key !== key) };
}
