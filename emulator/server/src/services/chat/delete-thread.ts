import { type ChatRoster, rawIdsOf } from './chat-roster.ts';
import { type ChatThread, nextThreadVersion } from './chat-thread.ts';
import type { ChatTransaction } from './chat-unit-of-work.ts';

/**
 * Ends a thread, which stays known as deleted to those who were in it. From then on nobody reaches its history, which
 * `HistoryErasure` has to remove after the transaction.
 */
export async function deleteThread(
  chat: ChatTransaction,
  thread: ChatThread,
  roster: ChatRoster,
  by: { readonly rawId: string; readonly reason: 'deletedByUser' | 'deletedByPolicy' },
): Promise<void> {
  const { thread: numbered, version } = nextThreadVersion(thread, chat.nowMs);
  await chat.threads.save({ ...numbered, deletedOn: chat.now });
  await chat.threads.saveRetention(thread.id, undefined);
  await chat.threads.saveErasure(thread.id, 'due');
  await chat.receipts.removeAll(thread.id);
  chat.raise('ChatThreadDeleted', {
    threadId: thread.id,
    version,
    recipients: rawIdsOf(roster),
    createdOn: thread.createdOn,
    deletedOn: chat.now,
    deletedBy: { rawId: by.rawId },
    reason: by.reason,
  });
}
