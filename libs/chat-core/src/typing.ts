import { supportsReceipts } from './chat-selectors.ts';
import { expireTyping, TYPING_SHOWN_MS } from './reduce-event.ts';
import { findThread, type SessionContext } from './session-context.ts';

/** @see minimumTypingIntervalInMilliSeconds in ChatThreadClient */
const TYPING_INTERVAL_MS = 8000;

export interface Typing {
  notifyTyping(threadId: string): void;
  /** After a message was sent the next key stroke is told at once. */
  reset(threadId: string): void;
  stop(): void;
}

/** Tells that the user types, and takes away what others' notifications show once their time is over. */
export function createTyping(context: SessionContext): Typing {
  const lastSent = new Map<string, number>();
  let cancelExpiry: (() => void) | undefined;
  let knownThreads = context.store.get().threads;

  function scheduleExpiry(): void {
    const { threads } = context.store.get();
    if (threads === knownThreads && cancelExpiry) return;
    knownThreads = threads;
    const isAnyoneTyping = Object.values(threads).some(({ typing }) => Object.keys(typing).length > 0);
    if (!isAnyoneTyping || cancelExpiry) return;
    cancelExpiry = context.clock.schedule(earliestExpiry() - context.clock.now(), () => {
      cancelExpiry = undefined;
      context.store.update((state) => expireTyping(state, context.clock.now()));
      scheduleExpiry();
    });
  }

  function earliestExpiry(): number {
    const expiries = Object.values(context.store.get().threads).flatMap(({ typing }) =>
      Object.values(typing).map(({ expiresAt }) => expiresAt),
    );
    return Math.min(context.clock.now() + TYPING_SHOWN_MS, ...expiries);
  }

  const unsubscribe = context.store.subscribe(scheduleExpiry);

  return {
    notifyTyping(threadId) {
      const thread = findThread(context, threadId);
      if (!thread || thread.standing !== 'member' || !supportsReceipts(thread)) return;
      const now = context.clock.now();
      const last = lastSent.get(threadId);
      if (last !== undefined && now - last < TYPING_INTERVAL_MS) return;
      lastSent.set(threadId, now);
      // Nobody misses a typing notification: a failure is not worth telling.
      context
        .gateway()
        .then((gateway) => gateway.sendTyping(threadId))
        .catch(() => undefined);
    },
    reset: (threadId) => void lastSent.delete(threadId),
    stop() {
      unsubscribe();
      cancelExpiry?.();
    },
  };
}
