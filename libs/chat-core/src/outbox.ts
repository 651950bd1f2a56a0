import { ChatFailure, toChatError } from './chat-error.ts';
import { CLIENT_ID_KEY } from './chat-gateway.ts';
import type { ChatMessage, OutgoingMessage, TextMessage, ThreadState } from './chat-state.ts';
import type { ChatCommands, NewMessage } from './chat-session.ts';
import { backoffMs, delay } from './clock.ts';
import { createThread } from './initial-state.ts';
import { compareMessageIds, isAfter } from './message-order.ts';
import type { StoredMessage } from './outbox-storage.ts';
import { addMessage } from './reduce-event.ts';
import { changeThread, findThread, type SessionContext } from './session-context.ts';
import { PAGE_SIZE } from './thread-loader.ts';

/** Answered attempts after which a message counts as failed; without any answer it waits for the connection, however long. */
const ANSWERED_ATTEMPTS = 6;
/** About 28 KB. @see Azure Communication Services service limits, chat: message size */
const MESSAGE_BYTES_LIMIT = 28 * 1024;
const SEARCHED_PAGES = 20;

export interface Outbox extends Pick<ChatCommands, 'send' | 'retry' | 'discard'> {
  /** Puts back what an earlier session left, ahead of anything newer, and sends it. */
  restore(stored: readonly StoredMessage[]): void;
  /** Ends all waiting between attempts: the connection is back. */
  hurry(): void;
}

/** Sends the queued messages of each thread one after another, in their order. */
export function createOutbox(context: SessionContext): Outbox {
  const running = new Set<string>();
  let wake = new AbortController();

  const patch = (threadId: string, clientId: string, change: Partial<OutgoingMessage>) =>
    changeThread(context, threadId, (thread) => ({
      ...thread,
      outbox: thread.outbox.map((entry) => (entry.clientId === clientId ? { ...entry, ...change } : entry)),
    }));
  const find = (threadId: string, clientId: string) =>
    findThread(context, threadId)?.outbox.find((entry) => entry.clientId === clientId);

  async function run(threadId: string): Promise<void> {
    if (running.has(threadId)) return;
    running.add(threadId);
    try {
      while (!context.signal.aborted) {
        const next = findThread(context, threadId)?.outbox.find(({ status }) => status === 'queued');
        if (!next) return;
        await attempt(threadId, next);
      }
    } finally {
      running.delete(threadId);
    }
  }

  async function attempt(threadId: string, message: OutgoingMessage): Promise<void> {
    const { clientId } = message;
    const attempts = message.attempts + 1;
    const sentAfterId =
      message.attempts > 0 ? message.sentAfterId : newestKnownId(findThread(context, threadId));
    patch(threadId, clientId, { status: 'sending', attempts, sentAfterId, error: undefined });
    try {
      assertSize(message);
      const earlier = message.attempts > 0 ? await findSent(threadId, clientId, sentAfterId) : undefined;
      acknowledge(threadId, earlier ?? (await sendNow(threadId, message)));
    } catch (thrown) {
      if (context.signal.aborted || !find(threadId, clientId)) return;
      await settleFailure(threadId, clientId, attempts, thrown);
    }
  }

  async function sendNow(threadId: string, message: OutgoingMessage): Promise<TextMessage> {
    const { clientId, content, kind } = message;
    const metadata = { ...message.metadata, [CLIENT_ID_KEY]: clientId };
    const id = await (await context.gateway()).sendMessage(threadId, { content, kind, metadata });
    const { userId, displayName } = context.store.get().me;
    return {
      ...{
        kind,
        id,
        clientId,
        content,
        metadata,
        senderId: userId,
        senderDisplayName: displayName,
        isMine: true,
      },
      createdAt: Number(id) || context.clock.now(),
      version: BEFORE_ANY_VERSION,
      editedAt: undefined,
      deletedAt: undefined,
      change: undefined,
    };
  }

  const acknowledge = (threadId: string, message: ChatMessage) =>
    changeThread(context, threadId, (thread) => addMessage(thread, message, context.store.get().me.userId));

  /** The service has no idempotent send: a message whose answer was lost is looked for among those that came after it. */
  async function findSent(
    threadId: string,
    clientId: string,
    afterId: string | undefined,
  ): Promise<ChatMessage | undefined> {
    const gateway = await context.gateway();
    let token: string | undefined;
    for (let page = 0; page < (afterId === undefined ? 4 : SEARCHED_PAGES); page += 1) {
      const { items, nextToken } = await gateway.listMessages(threadId, { pageSize: PAGE_SIZE, token });
      const found = items.find(
        (message) => message.clientId === clientId && message.kind !== 'system' && message.isMine,
      );
      if (found) return found;
      const oldest = items.at(-1);
      if (nextToken === undefined || (oldest && afterId !== undefined && !isAfter(oldest.id, afterId)))
        return undefined;
      token = nextToken;
    }
    return undefined;
  }

  async function settleFailure(
    threadId: string,
    clientId: string,
    attempts: number,
    thrown: unknown,
  ): Promise<void> {
    const error = toChatError(thrown);
    const isAnswered = error.category !== 'network';
    if (!error.isTransient || (isAnswered && attempts >= ANSWERED_ATTEMPTS)) {
      patch(threadId, clientId, { status: 'failed', error });
      return;
    }
    patch(threadId, clientId, { status: 'queued', error });
    const retryAfterMs = thrown instanceof ChatFailure ? thrown.retryAfterMs : undefined;
    await delay(
      context.clock,
      retryAfterMs ?? backoffMs(attempts - 1, 1000, 30_000),
      retryAfterMs === undefined ? AbortSignal.any([wake.signal, context.signal]) : context.signal,
    );
  }

  function enqueue(threadId: string, message: OutgoingMessage): void {
    if (!findThread(context, threadId)) {
      const thread = createThread(threadId, '', 0);
      context.store.update((state) => ({ ...state, threads: { ...state.threads, [threadId]: thread } }));
    }
    changeThread(context, threadId, (thread) =>
      thread.outbox.some(({ clientId }) => clientId === message.clientId)
        ? thread
        : { ...thread, outbox: [...thread.outbox, message].toSorted((a, b) => a.createdAt - b.createdAt) },
    );
    void run(threadId);
  }

  return {
    send(threadId: string, { content, kind = 'text', metadata = {} }: NewMessage) {
      const clientId = context.createId();
      const last = findThread(context, threadId)?.outbox.at(-1);
      const createdAt = Math.max(context.clock.now(), (last?.createdAt ?? 0) + 1);
      enqueue(threadId, {
        ...{ clientId, kind, content, metadata, createdAt },
        status: 'queued',
        attempts: 0,
        sentAfterId: undefined,
        error: undefined,
      });
      return clientId;
    },
    retry(threadId, clientId) {
      if (find(threadId, clientId)?.status !== 'failed') return;
      patch(threadId, clientId, { status: 'queued', error: undefined });
      void run(threadId);
    },
    discard(threadId, clientId) {
      if (find(threadId, clientId)?.status === 'sending') return;
      changeThread(context, threadId, (thread) => ({
        ...thread,
        outbox: thread.outbox.filter((entry) => entry.clientId !== clientId),
      }));
    },
    restore(stored) {
      for (const { threadId, message } of stored) {
        enqueue(threadId, message.status === 'sending' ? { ...message, status: 'queued' } : message);
      }
    },
    hurry() {
      wake.abort();
      wake = new AbortController();
    },
  };
}

/** Lower than any version of the service: whatever it tells about the message replaces what is assumed here. */
const BEFORE_ANY_VERSION = '0';

function newestKnownId(thread: ThreadState | undefined): string | undefined {
  const ids = [thread?.lastMessage?.id, thread?.window.messages.at(-1)?.id].filter((id) => id !== undefined);
  return ids.toSorted(compareMessageIds).at(-1);
}

function assertSize({ content }: OutgoingMessage): void {
  const bytes = new TextEncoder().encode(content).length;
  if (bytes > MESSAGE_BYTES_LIMIT) {
    throw new ChatFailure(
      'chat/message-too-long',
      `The message has ${bytes} bytes; the service takes at most ${MESSAGE_BYTES_LIMIT}.`,
    );
  }
}
