import { toChatError } from './chat-error.ts';
import { supportsReceipts } from './chat-selectors.ts';
import type { ThreadState } from './chat-state.ts';
import { isAfter, latestMessageId } from './message-order.ts';
import { changeThread, findThread, type SessionContext } from './session-context.ts';
import { markReadUpTo } from './unread.ts';

/** The service takes 10 receipts in 10 seconds and 30 in a minute. @see Azure Communication Services service limits, chat */
const RECEIPT_INTERVAL_MS = 2000;

export interface ReadMarker {
  /** The badge follows at once, the receipt at most every two seconds and with the latest position only. */
  markRead(threadId: string, messageId?: string): void;
  /** Sends receipts that could not be sent. */
  flush(): void;
  stop(): void;
}

export function createReadMarker(context: SessionContext): ReadMarker {
  /** The message whose receipt is still to be sent. */
  const due = new Map<string, string>();
  const sent = new Map<string, string>();
  const timers = new Map<string, () => void>();

  async function sendDue(threadId: string): Promise<void> {
    const messageId = due.get(threadId);
    const thread = findThread(context, threadId);
    if (messageId === undefined || !thread || thread.standing !== 'member' || !supportsReceipts(thread)) {
      due.delete(threadId);
      return;
    }
    try {
      await (await context.gateway()).sendReadReceipt(threadId, messageId);
      sent.set(threadId, messageId);
      if (due.get(threadId) === messageId) due.delete(threadId);
    } catch (thrown) {
      if (!toChatError(thrown).isTransient) due.delete(threadId);
    }
  }

  function schedule(threadId: string): void {
    if (timers.has(threadId) || context.signal.aborted) return;
    void sendDue(threadId);
    const cancel = context.clock.schedule(RECEIPT_INTERVAL_MS, () => {
      timers.delete(threadId);
      if (due.has(threadId)) schedule(threadId);
    });
    timers.set(threadId, cancel);
  }

  return {
    markRead(threadId, messageId) {
      const thread = findThread(context, threadId);
      const target = messageId ?? thread?.lastMessage?.id;
      if (!thread || target === undefined) return;
      changeThread(context, threadId, (current) => {
        const unread = markReadUpTo(current.unread, target);
        return unread === current.unread ? current : { ...current, unread };
      });
      const receiptId = newestOfOthers(thread, target);
      const ownId = thread.readReceipts[context.store.get().me.userId]?.messageId;
      const toldId = latestMessageId(latestMessageId(ownId, sent.get(threadId)), due.get(threadId));
      if (receiptId === undefined || (toldId !== undefined && !isAfter(receiptId, toldId))) return;
      due.set(threadId, receiptId);
      schedule(threadId);
    },
    flush() {
      for (const threadId of due.keys()) schedule(threadId);
    },
    stop() {
      for (const cancel of timers.values()) cancel();
      timers.clear();
    },
  };
}

/** A receipt tells others that their message was seen: one's own messages and system messages need none. */
function newestOfOthers(thread: ThreadState, target: string): string | undefined {
  const known = thread.window.messages.findLast(
    (message) => message.kind !== 'system' && !message.isMine && !isAfter(message.id, target),
  );
  return known?.id ?? thread.unread.messageIds.findLast((id) => !isAfter(id, target));
}
