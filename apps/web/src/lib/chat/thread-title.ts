import type { ChatState, Participant, ThreadState } from '@switchboard/chat-core';

const separator = ', ';

/** The name that a conversation gets when nobody gave it one: everybody who is in it. */
export function topicOfPeople(names: readonly string[]): string {
  const topic = names.join(separator);
  return topic.length <= 250 ? topic : `${topic.slice(0, 249)}…`;
}

/**
 * What a conversation is called for one reader. One without a name of its own is called by the others in it, so that two
 * people see each other's name.
 */
export function titleOf(thread: Pick<ThreadState, 'topic' | 'participants'>, myName: string): string {
  const parts = thread.topic.split(separator);
  if (parts.length < 2 || !parts.includes(myName)) return thread.topic;
  const known = new Set(Object.values(thread.participants).map(({ displayName }) => displayName));
  const others = parts.filter((part) => part !== myName);
  if (others.length === 0) return thread.topic;
  return known.size === 0 || others.some((name) => known.has(name)) ? others.join(separator) : thread.topic;
}

/** True for the name that a conversation has because nobody gave it one. */
export function isTopicOfPeople(
  topic: string,
  thread: Pick<ThreadState, 'participants'>,
  myName: string,
): boolean {
  return titleOf({ topic, participants: thread.participants }, myName) !== topic;
}

/** The one other person of a conversation between two. */
export function findPartner(
  thread: Pick<ThreadState, 'participants'>,
  myId: string,
): Participant | undefined {
  const others = Object.values(thread.participants).filter(({ userId }) => userId !== myId);
  return others.length === 1 ? others[0] : undefined;
}

/** Id of the conversation with nobody but this person, the one that was used last. */
export function findThreadWith(
  state: Pick<ChatState, 'me' | 'threads'>,
  userId: string | undefined,
): string | undefined {
  const between = Object.values(state.threads).filter(
    (thread) => thread.standing === 'member' && findPartner(thread, state.me.userId)?.userId === userId,
  );
  if (userId === undefined) return undefined;
  return between.toSorted((a, b) => b.lastActivityAt - a.lastActivityAt)[0]?.id;
}

export function threadPath(threadId: string, messageId?: string): string {
  const query = messageId ? `?${new URLSearchParams({ message: messageId })}` : '';
  return `/chat/${encodeURIComponent(threadId)}${query}`;
}
