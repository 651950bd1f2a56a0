import { MESSAGE_WINDOW_LIMIT, type ChatMessage, type MessageWindow } from './chat-state.ts';
import { compareMessageIds, isAfter } from './message-order.ts';

/** Of two states of one message the later one; a pending change of one's own stays on it. */
function newerVersion(known: ChatMessage, incoming: ChatMessage): ChatMessage {
  if (!isAfter(incoming.version, known.version)) return known;
  if (known.kind === 'system' || incoming.kind === 'system') return incoming;
  const clientId = incoming.clientId ?? known.clientId;
  // The event of a deletion carries no metadata; the message keeps what it had.
  const metadata = Object.keys(incoming.metadata).length > 0 ? incoming.metadata : known.metadata;
  const change = incoming.deletedAt === undefined ? known.change : undefined;
  return { ...incoming, clientId, metadata, change };
}

/** Both lists are ordered by id; so is the result, each id once, in its latest version. */
export function mergeMessages(
  known: readonly ChatMessage[],
  incoming: readonly ChatMessage[],
): readonly ChatMessage[] {
  const byId = new Map(known.map((message) => [message.id, message]));
  let hasChanged = false;
  for (const message of incoming) {
    const present = byId.get(message.id);
    const merged = present ? newerVersion(present, message) : message;
    if (merged === present) continue;
    byId.set(message.id, merged);
    hasChanged = true;
  }
  return hasChanged ? [...byId.values()].sort((a, b) => compareMessageIds(a.id, b.id)) : known;
}

/**
 * Takes one message that an event brought. A new message after the end joins only when the window reaches the newest one, and
 * one before the beginning never: the window has no gaps. Before the first load everything is kept, to follow what is loaded.
 */
export function receiveMessage(window: MessageWindow, message: ChatMessage): MessageWindow {
  const first = window.messages[0];
  const last = window.messages.at(-1);
  if (first && window.canLoadOlder && isAfter(first.id, message.id)) return window;
  if (window.canLoadNewer && (!last || isAfter(message.id, last.id))) return window;
  const messages = mergeMessages(window.messages, [message]);
  return messages === window.messages ? window : trimOldest({ ...window, messages });
}

/** Changes one message in place. */
export function patchMessage(
  window: MessageWindow,
  messageId: string,
  patch: (message: ChatMessage) => ChatMessage,
): MessageWindow {
  const index = window.messages.findIndex(({ id }) => id === messageId);
  const message = window.messages[index];
  if (!message) return window;
  const patched = patch(message);
  return patched === message ? window : { ...window, messages: window.messages.with(index, patched) };
}

export function prependOlder(
  window: MessageWindow,
  older: readonly ChatMessage[],
  canLoadOlder: boolean,
): MessageWindow {
  const messages = mergeMessages(window.messages, older);
  return trimNewest({ ...window, messages, canLoadOlder, loadingOlder: false });
}

export function appendNewer(
  window: MessageWindow,
  newer: readonly ChatMessage[],
  canLoadNewer: boolean,
): MessageWindow {
  const messages = mergeMessages(window.messages, newer);
  return trimOldest({ ...window, messages, canLoadNewer, loadingNewer: false });
}

/**
 * Starts over with another part of the history. Versions and pending changes of messages that stay are kept, and so is what
 * events have added at the end while the part was on its way.
 */
export function replaceWindow(
  window: MessageWindow,
  messages: readonly ChatMessage[],
  bounds: Pick<MessageWindow, 'canLoadOlder' | 'canLoadNewer'>,
): MessageWindow {
  const kept = new Map(window.messages.map((message) => [message.id, message]));
  const merged = messages.map((message) => {
    const known = kept.get(message.id);
    return known ? newerVersion(known, message) : message;
  });
  const newestId = messages.at(-1)?.id;
  const arrived =
    bounds.canLoadNewer || window.canLoadNewer
      ? []
      : window.messages.filter(({ id }) => newestId === undefined || isAfter(id, newestId));
  return trimOldest({
    ...window,
    ...bounds,
    status: 'ready',
    messages: [...merged.sort((a, b) => compareMessageIds(a.id, b.id)), ...arrived],
    loadingOlder: false,
    loadingNewer: false,
  });
}

/** Keeps the newest `limit` messages. */
export function trimOldest(window: MessageWindow, limit: number = MESSAGE_WINDOW_LIMIT): MessageWindow {
  if (window.messages.length <= limit) return window;
  return { ...window, messages: window.messages.slice(-limit), canLoadOlder: true };
}

function trimNewest(window: MessageWindow): MessageWindow {
  if (window.messages.length <= MESSAGE_WINDOW_LIMIT) return window;
  return { ...window, messages: window.messages.slice(0, MESSAGE_WINDOW_LIMIT), canLoadNewer: true };
}
