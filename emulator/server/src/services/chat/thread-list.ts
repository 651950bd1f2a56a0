import type { ChatThread } from './chat-thread.ts';
import type { ChatMembership, ChatThreadRepository } from './chat-thread.repository.ts';
import { badSyncState } from './chat.errors.ts';
import { toWireTime } from './wire-time.ts';

interface ThreadListEntry {
  readonly id: string;
  readonly topic: string;
  readonly deletedOn?: string;
  readonly lastMessageReceivedOn: string;
}

/** Every thread that the user is or was in, the one with the latest message first. */
export async function threadsOf(threads: ChatThreadRepository, rawId: string): Promise<ThreadListEntry[]> {
  const memberships = await threads.membershipsOf(rawId);
  const entries = await Promise.all(
    memberships.map(async (membership) => toEntry(membership, await threads.find(membership.threadId))),
  );
  return entries.filter((entry) => entry !== undefined).sort(latestFirst);
}

/** Those who were removed see the thread as they left it: its later life is not theirs. */
function toEntry({ leftWith }: ChatMembership, thread: ChatThread | undefined): ThreadListEntry | undefined {
  if (!thread) return undefined;
  const { topic, lastMessageReceivedOn } = leftWith ?? thread;
  return {
    id: thread.id,
    topic,
    ...(thread.deletedOn && { deletedOn: thread.deletedOn }),
    lastMessageReceivedOn,
  };
}

/** Threads with the same time keep one order by their ids, so that pages neither repeat nor lose one. */
function latestFirst(left: ThreadListEntry, right: ThreadListEntry): number {
  if (left.lastMessageReceivedOn !== right.lastMessageReceivedOn)
    return left.lastMessageReceivedOn < right.lastMessageReceivedOn ? 1 : -1;
  return left.id < right.id ? -1 : 1;
}

/** Where a page ends, as an opaque text of URL-safe characters. */
export const toSyncState = (last: ThreadListEntry) =>
  Buffer.from(`${last.lastMessageReceivedOn} ${last.id}`).toString('base64url');

/** What of `entries` comes after the page that ended at `syncState`. */
export function entriesAfter(entries: readonly ThreadListEntry[], syncState: string | undefined) {
  if (syncState === undefined) return entries;
  const [lastMessageReceivedOn, id] = Buffer.from(syncState, 'base64url').toString().split(' ');
  if (!lastMessageReceivedOn || !id) throw badSyncState();
  const end = { id, topic: '', lastMessageReceivedOn };
  return entries.filter((entry) => latestFirst(end, entry) < 0 && entry.id !== id);
}

/** @see ChatThreadItem */
export function toThreadItem({ id, topic, deletedOn, lastMessageReceivedOn }: ThreadListEntry) {
  return {
    id,
    topic,
    ...(deletedOn && { deletedOn: toWireTime(deletedOn) }),
    lastMessageReceivedOn: toWireTime(lastMessageReceivedOn),
  };
}
