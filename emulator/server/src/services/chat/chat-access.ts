import type { Principal } from '../../kernel/principal.ts';
import { unauthorized } from '../../kernel/acs-error.ts';
import {
  type ChatRoster,
  type ChatRosterEntry,
  findFormerParticipant,
  findParticipant,
} from './chat-roster.ts';
import type { ChatThread } from './chat-thread.ts';
import { type ChatThreadRepository } from './chat-thread.repository.ts';
import { formerParticipant, notParticipant, threadDeleted } from './chat.errors.ts';

/** The raw id of the user who calls. */
export function callerOf(principal: Principal): string {
  if (principal.kind !== 'user') throw unauthorized('Chat needs a user access token with a chat scope.');
  return principal.rawId;
}

export interface ChatParticipation {
  readonly thread: ChatThread;
  readonly roster: ChatRoster;
  readonly participant: ChatRosterEntry;
}

/** The part of a thread's messages that someone may read. */
export interface VisibleHistory {
  /** Messages created from this time on. */
  readonly from: string;
  /** Messages changed no later than this one; all when left out. */
  readonly lastSequence?: number;
}

/** A thread in which the user takes part. @throws 404 without such a thread, 403 when they do not. */
export async function requireParticipation(
  threads: ChatThreadRepository,
  threadId: string,
  rawId: string,
): Promise<ChatParticipation> {
  const thread = await requireLiveThread(threads, threadId);
  const roster = await threads.roster(threadId);
  const participant = findParticipant(roster, rawId);
  if (participant) return { thread, roster, participant };
  const former = findFormerParticipant(roster, rawId);
  throw former ? formerParticipant(threadId, rawId, former.removedOn) : notParticipant(threadId, rawId);
}

/** What someone may read who is in the thread. */
export const historyOf = ({ shareHistoryTime }: ChatRosterEntry): VisibleHistory => ({
  from: shareHistoryTime,
});

/** What the user may read of a thread in which they are, or were. @throws 404 or 403 */
export async function requireVisibleHistory(
  threads: ChatThreadRepository,
  threadId: string,
  rawId: string,
): Promise<VisibleHistory> {
  await requireLiveThread(threads, threadId);
  const roster = await threads.roster(threadId);
  const participant = findParticipant(roster, rawId);
  if (participant) return historyOf(participant);
  const former = findFormerParticipant(roster, rawId);
  if (!former) throw notParticipant(threadId, rawId);
  return { ...historyOf(former), lastSequence: former.lastVisibleSequence };
}

async function requireLiveThread(threads: ChatThreadRepository, threadId: string): Promise<ChatThread> {
  const thread = await threads.require(threadId);
  if (thread.deletedOn) throw threadDeleted(threadId, thread.deletedOn);
  return thread;
}

export const canSee = (
  { from, lastSequence = Infinity }: VisibleHistory,
  message: { createdOn: string; sequence: number },
) => message.createdOn >= from && message.sequence <= lastSequence;
