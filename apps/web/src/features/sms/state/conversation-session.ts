import {
  AccessApiError,
  type AccessApiClient,
  type SmsConversation,
  type SmsMessage,
} from '@switchboard/access-api';
import { createStore } from '@switchboard/store';
import { keepWork, readKeptWork } from './kept-work.ts';
import {
  createMessageLog,
  withMessage,
  withNewest,
  withOlder,
  withOutgoing,
  withoutOutgoing,
  withSent,
  type MessageLog,
  type OutgoingSms,
} from './message-log.ts';

export interface ConversationState {
  readonly status: 'loading' | 'ready' | 'failed';
  /** Why there is nothing to show. */
  readonly error: unknown;
  readonly conversation: SmsConversation | undefined;
  readonly log: MessageLog;
  readonly older: 'idle' | 'loading' | 'failed';
  readonly draft: string;
  /** The message that a search or a link points to, for as long as it is marked. */
  readonly highlightedId: string | undefined;
}

export interface ConversationSessionOptions {
  readonly api: Pick<
    AccessApiClient,
    'getSmsConversation' | 'listSmsMessages' | 'sendSms' | 'markSmsConversationRead'
  >;
  readonly storage: Storage | undefined;
  readonly userId: string;
  readonly conversationId: string;
  /** Told whenever the service confirmed something, for whoever else shows the conversation. */
  readonly onMessage: (message: SmsMessage) => void;
  readonly onConversation: (conversation: SmsConversation) => void;
}

export type ConversationSession = ReturnType<typeof createConversationSession>;

const pageSize = 50;
/** Of the search for one message in the history. */
const searchPageSize = 100;
const searchPageLimit = 100;

/** One open conversation: its messages, what is being written and what is on its way. */
export function createConversationSession(options: ConversationSessionOptions) {
  const { api, storage, userId, conversationId } = options;
  const kept = readKeptWork(storage, userId, conversationId);
  const store = createStore<ConversationState>({
    status: 'loading',
    error: undefined,
    conversation: undefined,
    log: createMessageLog(kept.outgoing.map((item) => ({ ...item, status: 'failed', failure: undefined }))),
    older: 'idle',
    draft: kept.draft,
    highlightedId: undefined,
  });
  let lastRead: string | undefined;
  let loadingOlder: Promise<boolean> | undefined;
  const controller = new AbortController();
  const { signal } = controller;

  function change(update: Partial<ConversationState>): void {
    const last = store.get();
    const state = { ...last, ...update };
    if (state.draft !== last.draft || state.log.outgoing !== last.log.outgoing) {
      const outgoing = state.log.outgoing.map(({ key, text, createdAt }) => ({ key, text, createdAt }));
      keepWork(storage, userId, conversationId, { draft: state.draft, outgoing });
    }
    store.update(() => state);
  }
  const changeLog = (update: (log: MessageLog) => MessageLog) => change({ log: update(store.get().log) });

  /** Reads the conversation and its newest messages; also after a break, when news may have been missed. */
  async function read(): Promise<void> {
    try {
      const [conversation, page] = await Promise.all([
        api.getSmsConversation(conversationId, { signal }),
        api.listSmsMessages(conversationId, { limit: pageSize }, { signal }),
      ]);
      change({ status: 'ready', error: undefined, conversation, log: withNewest(store.get().log, page) });
    } catch (error) {
      if (!signal.aborted && store.get().status !== 'ready') change({ status: 'failed', error });
    }
  }

  async function readConversation(): Promise<void> {
    try {
      change({ conversation: await api.getSmsConversation(conversationId, { signal }) });
    } catch {
      // What is shown stays; the next connection reads everything anew.
    }
  }

  /** One page at a time; false when there is none, or it could not be read. */
  function loadOlder(limit = pageSize): Promise<boolean> {
    loadingOlder ??= readOlder(limit).finally(() => (loadingOlder = undefined));
    return loadingOlder;
  }

  async function readOlder(limit: number): Promise<boolean> {
    const cursor = store.get().log.olderCursor;
    if (cursor === null) return false;
    change({ older: 'loading' });
    try {
      const page = await api.listSmsMessages(conversationId, { cursor, limit }, { signal });
      change({ older: 'idle', log: withOlder(store.get().log, page) });
      return true;
    } catch {
      if (!signal.aborted) change({ older: 'failed' });
      return false;
    }
  }

  async function attempt(outgoing: OutgoingSms): Promise<void> {
    const { conversation } = store.get();
    if (!conversation) return;
    changeLog((log) => withOutgoing(log, { ...outgoing, status: 'sending', failure: undefined }));
    const fail = (failure: OutgoingSms['failure']) => {
      // A live update may have told of the message meanwhile: then it is sent.
      if (store.get().log.outgoing.some(({ key }) => key === outgoing.key))
        changeLog((log) => withOutgoing(log, { ...outgoing, status: 'failed', failure }));
    };
    const { phoneNumber: from, contact } = conversation;
    try {
      const [result] = await api.sendSms({ from, to: [contact], text: outgoing.text }, outgoing.key);
      const message = result?.message;
      if (message) {
        changeLog((log) => withSent(log, outgoing.key, message));
        options.onMessage(message);
      } else
        fail(result?.failure ? { type: 'refused', ...result.failure } : { type: 'error', error: undefined });
    } catch (error) {
      fail({ type: 'error', error });
    }
  }

  function retry(key: string): void {
    const outgoing = store.get().log.outgoing.find((item) => item.key === key && item.status === 'failed');
    if (!outgoing) return;
    if (outgoing.failure?.type !== 'refused') return void attempt(outgoing);
    // The answer to this key is known; another try is another message.
    changeLog((log) => withoutOutgoing(log, key));
    void attempt({ ...outgoing, key: crypto.randomUUID() });
  }

  return {
    getState: store.get,
    subscribe: store.subscribe,
    read,
    readConversation,
    loadOlder: () => loadOlder(),
    /** Loads the history back to a message and marks it; false when it is not found. */
    async find(messageId: string): Promise<boolean> {
      const isThere = () => store.get().log.messages.some(({ id }) => id === messageId);
      for (let pages = 0; pages < searchPageLimit && !isThere(); pages++) {
        if (!(await loadOlder(searchPageSize))) break;
      }
      if (isThere()) change({ highlightedId: messageId });
      return isThere();
    },
    clearHighlight: () => change({ highlightedId: undefined }),
    setDraft: (draft: string) => change({ draft }),
    send(text: string): void {
      const createdAt = new Date().toISOString();
      void attempt({ key: crypto.randomUUID(), text, createdAt, status: 'sending', failure: undefined });
    },
    /** With the same key, so that a message whose answer was lost is not sent twice. */
    retry,
    /** Tries again what only the connection held up. */
    retryPassing(): void {
      for (const { key, status, failure } of store.get().log.outgoing) {
        const isPassing =
          failure?.type === 'error' && failure.error instanceof AccessApiError && failure.error.isTransient;
        if (status === 'failed' && isPassing) retry(key);
      }
    },
    discard: (key: string) => changeLog((log) => withoutOutgoing(log, key)),
    takeMessage(message: SmsMessage): void {
      if (message.conversationId !== conversationId) return;
      const { conversation, log } = store.get();
      const isNew = message.direction === 'inbound' && !log.messages.some(({ id }) => id === message.id);
      change({
        log: withMessage(log, message, userId),
        ...(conversation && isNew
          ? { conversation: { ...conversation, unreadCount: conversation.unreadCount + 1 } }
          : {}),
      });
    },
    takeConversation(conversation: SmsConversation): void {
      if (conversation.id === conversationId) change({ conversation });
    },
    /** Read up to and with this message. */
    async markRead(messageId: string): Promise<void> {
      const { conversation } = store.get();
      if (!conversation || conversation.unreadCount === 0 || messageId === lastRead) return;
      lastRead = messageId;
      const isLast =
        store.get().log.messages.findLast(({ direction }) => direction === 'inbound')?.id === messageId;
      if (isLast) {
        const read = { ...conversation, unreadCount: 0 };
        change({ conversation: read });
        options.onConversation(read);
      }
      await api.markSmsConversationRead(conversationId, messageId).catch(() => {
        lastRead = undefined;
      });
    },
    dispose: () => controller.abort(),
  };
}
