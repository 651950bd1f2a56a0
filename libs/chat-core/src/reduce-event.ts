import type { ChatEvent } from './chat-event.ts';
import type { ChatMessage, ChatState, Participant, ReadReceipt, ThreadState } from './chat-state.ts';
import { createThread } from './initial-state.ts';
import { isAfter } from './message-order.ts';
import { receiveMessage } from './message-window.ts';
import { countMessages, markReadUpTo } from './unread.ts';

/** How long a typing notification is shown; the service tells no end of typing. */
export const TYPING_SHOWN_MS = 8000;

/** Changes one thread; a thread that is not known stays unknown. */
export function updateThread(
  state: ChatState,
  threadId: string,
  change: (thread: ThreadState) => ThreadState,
): ChatState {
  const thread = Object.hasOwn(state.threads, threadId) ? state.threads[threadId] : undefined;
  if (!thread) return state;
  const changed = change(thread);
  return changed === thread ? state : { ...state, threads: { ...state.threads, [threadId]: changed } };
}

/**
 * The state after an event. Pure; the same event twice changes nothing the second time, and any order of the events of a
 * message gives the same message. Events of unknown threads are left to the session, which looks the thread up.
 */
export function reduceEvent(state: ChatState, event: ChatEvent, now: number): ChatState {
  const me = state.me.userId;
  if (event.type === 'threadCreated') return addThread(state, event);
  return updateThread(state, event.threadId, (thread) => {
    switch (event.type) {
      case 'messageReceived':
      case 'messageEdited':
      case 'messageDeleted':
        return addMessage(thread, event.message, me);
      case 'typingReceived':
        return event.userId === me ? thread : addTyping(thread, event, now);
      case 'readReceiptReceived':
        return addReadReceipt(thread, event.receipt, me);
      case 'threadDeleted':
        return thread.standing === 'deleted' ? thread : { ...thread, standing: 'deleted', typing: {} };
      case 'topicChanged':
        return changeTopic(thread, event.topic, event.changedAt);
      case 'participantsAdded':
        return addParticipants(thread, event.participants, me);
      case 'participantsRemoved':
        return removeParticipants(
          thread,
          event.participants.map(({ userId }) => userId),
          me,
        );
    }
  });
}

function addThread(state: ChatState, event: Extract<ChatEvent, { type: 'threadCreated' }>): ChatState {
  const known = Object.hasOwn(state.threads, event.threadId) ? state.threads[event.threadId] : undefined;
  const thread = known ?? {
    ...createThread(event.threadId, event.topic, event.createdAt),
    topicChangedAt: event.createdAt,
  };
  const filled = addParticipants(thread, event.participants, state.me.userId);
  return filled === known ? state : { ...state, threads: { ...state.threads, [event.threadId]: filled } };
}

/**
 * A message that an event or a response brought.
 * @param me the reader's raw id
 */
export function addMessage(thread: ThreadState, message: ChatMessage, me: string): ThreadState {
  const known = thread.lastMessage;
  const isLast =
    !known ||
    isAfter(message.id, known.id) ||
    (message.id === known.id && isAfter(message.version, known.version));
  const latest = latestKnown(thread, message);
  const next: ThreadState = {
    ...thread,
    window: receiveMessage(thread.window, message),
    lastMessage: isLast ? message : known,
    lastActivityAt: Math.max(thread.lastActivityAt, message.createdAt),
    unread: countMessages(withOwnRead(thread.unread, message), [latest], me),
    typing: message.kind === 'system' ? thread.typing : withoutTyping(thread.typing, message.senderId),
    outbox: withoutAcknowledged(thread.outbox, message),
  };
  return isShallowEqual(thread, next) ? thread : next;
}

/** Who writes, on whichever device, has seen what is above: the read position where the service keeps no receipts. */
function withOwnRead(unread: ThreadState['unread'], message: ChatMessage): ThreadState['unread'] {
  return message.kind !== 'system' && message.isMine ? markReadUpTo(unread, message.id) : unread;
}

/** An event that comes late must not bring back what a later version has taken away. */
function latestKnown(thread: ThreadState, message: ChatMessage): ChatMessage {
  const inWindow = thread.window.messages.findLast(({ id }) => id === message.id);
  const known = inWindow ?? (thread.lastMessage?.id === message.id ? thread.lastMessage : undefined);
  return known && isAfter(known.version, message.version) ? known : message;
}

function withoutAcknowledged(outbox: ThreadState['outbox'], message: ChatMessage): ThreadState['outbox'] {
  if (message.kind === 'system' || !message.isMine || message.clientId === undefined) return outbox;
  return outbox.some(({ clientId }) => clientId === message.clientId)
    ? outbox.filter(({ clientId }) => clientId !== message.clientId)
    : outbox;
}

function withoutTyping(typing: ThreadState['typing'], userId: string): ThreadState['typing'] {
  if (!Object.hasOwn(typing, userId)) return typing;
  return Object.fromEntries(Object.entries(typing).filter(([id]) => id !== userId));
}

function addTyping(
  thread: ThreadState,
  { userId, displayName, sentAt }: Extract<ChatEvent, { type: 'typingReceived' }>,
  now: number,
): ThreadState {
  const hasSentSince = thread.window.messages.some(
    (message) => message.kind !== 'system' && message.senderId === userId && message.createdAt >= sentAt,
  );
  if (hasSentSince) return thread;
  const name = displayName ?? thread.participants[userId]?.displayName;
  return {
    ...thread,
    typing: { ...thread.typing, [userId]: { displayName: name, expiresAt: now + TYPING_SHOWN_MS } },
  };
}

/** Takes away typing notifications whose time is over. */
export function expireTyping(state: ChatState, now: number): ChatState {
  return Object.keys(state.threads).reduce(
    (result, threadId) =>
      updateThread(result, threadId, (thread) => {
        const live = Object.entries(thread.typing).filter(([, { expiresAt }]) => expiresAt > now);
        return live.length === Object.keys(thread.typing).length
          ? thread
          : { ...thread, typing: Object.fromEntries(live) };
      }),
    state,
  );
}

/** Keeps the furthest receipt of each user. One's own moves the read position, whichever device sent it. */
export function addReadReceipt(thread: ThreadState, receipt: ReadReceipt, me: string): ThreadState {
  const known = thread.readReceipts[receipt.userId];
  if (known && !isAfter(receipt.messageId, known.messageId)) return thread;
  const unread = receipt.userId === me ? markReadUpTo(thread.unread, receipt.messageId) : thread.unread;
  return { ...thread, unread, readReceipts: { ...thread.readReceipts, [receipt.userId]: receipt } };
}

function changeTopic(thread: ThreadState, topic: string, changedAt: number): ThreadState {
  if (changedAt < thread.topicChangedAt) return thread;
  if (thread.topic === topic && thread.topicChangedAt === changedAt) return thread;
  return { ...thread, topic, topicChangedAt: changedAt };
}

function addParticipants(thread: ThreadState, added: readonly Participant[], me: string): ThreadState {
  const isBack = thread.standing === 'left' && added.some(({ userId }) => userId === me);
  const isKnown = added.every(({ userId }) => Object.hasOwn(thread.participants, userId));
  if (isKnown && !isBack) return thread;
  const participants = { ...thread.participants };
  for (const participant of added) participants[participant.userId] = participant;
  return { ...thread, participants, standing: isBack ? 'member' : thread.standing };
}

function removeParticipants(thread: ThreadState, removed: readonly string[], me: string): ThreadState {
  const hasLeft = thread.standing === 'member' && removed.includes(me);
  const remaining = Object.entries(thread.participants).filter(([userId]) => !removed.includes(userId));
  if (!hasLeft && remaining.length === Object.keys(thread.participants).length) return thread;
  return {
    ...thread,
    participants: Object.fromEntries(remaining),
    standing: hasLeft ? 'left' : thread.standing,
    typing: removed.reduce(withoutTyping, thread.typing),
  };
}

function isShallowEqual(a: ThreadState, b: ThreadState): boolean {
  return (Object.keys(a) as (keyof ThreadState)[]).every((key) => a[key] === b[key]);
}
