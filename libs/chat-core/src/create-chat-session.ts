import { createStore } from '@switchboard/store';
import { ChatFailure } from './chat-error.ts';
import type { ChatEvent } from './chat-event.ts';
import type { ChatGateway } from './chat-gateway.ts';
import type { ChatSession, ChatSessionOptions } from './chat-session.ts';
import { systemClock, type Clock } from './clock.ts';
import { createConnectionSupervisor } from './connection-supervisor.ts';
import { createInitialState } from './initial-state.ts';
import { createMessageChanges } from './message-changes.ts';
import { createMessageSearch } from './message-search.ts';
import { deviceNetworkStatus, type NetworkStatus } from './network-status.ts';
import { createOutbox } from './outbox.ts';
import { createOutboxStorage, type ChatLocks } from './outbox-storage.ts';
import { createReadMarker } from './read-marker.ts';
import { reduceEvent } from './reduce-event.ts';
import { changeThread, findThread, reportProblem, type SessionContext } from './session-context.ts';
import { createStoredData } from './stored-data.ts';
import { createThreadList } from './thread-list.ts';
import { createThreadLoader } from './thread-loader.ts';
import { createTokenSource, type TokenSource } from './token-source.ts';
import { createTyping } from './typing.ts';
import { createWindowCommands } from './window-commands.ts';

/** Everything outside that a session touches; tests put their own in place. */
export interface ChatSessionPorts {
  readonly clock: Clock;
  readonly network: NetworkStatus;
  readonly locks: ChatLocks | undefined;
  createId(): string;
  loadGateway(options: ChatSessionOptions, tokens: TokenSource): Promise<ChatGateway>;
}

const defaultPorts = (): ChatSessionPorts => ({
  clock: systemClock,
  network: deviceNetworkStatus(),
  locks: globalThis.navigator?.locks,
  createId: () => crypto.randomUUID(),
  async loadGateway({ endpoint, insecureEndpoint, userId, displayName }, tokens) {
    const { createAcsChatGateway } = await import('./acs-chat-gateway.ts');
    return createAcsChatGateway({
      ...{ endpoint, userId, displayName, tokens },
      insecureEndpoint: insecureEndpoint ?? undefined,
    });
  },
});

/** System messages come with no event of their own: they are fetched a moment after the event that caused them. */
const SYSTEM_MESSAGE_DELAY_MS = 300;
/** A connection reports itself before the service has registered it: what falls between is fetched a little later. */
const REGISTRATION_MS = 3000;

/**
 * Makes the chat client of one user. It does nothing until `start`; the SDK is loaded then.
 * @example
 * const session = createChatSession({ endpoint, insecureEndpoint, userId, displayName, fetchToken, storage: localStorage });
 * const state = useSyncExternalStore(session.subscribe, session.getState, session.getState);
 */
export function createChatSession(
  options: ChatSessionOptions,
  ports: Partial<ChatSessionPorts> = {},
): ChatSession {
  const { clock, network, locks, createId, loadGateway } = { ...defaultPorts(), ...ports };
  const { userId, displayName, storage, fetchToken } = options;
  const life = new AbortController();
  const store = createStore(createInitialState({ userId, displayName }));
  const tokens = createTokenSource({ fetchToken, clock, onRefused: signOut });
  let loading: Promise<ChatGateway> | undefined;
  let starting: Promise<boolean> | undefined;
  const timers = new Set<() => void>();

  const context: SessionContext = { store, clock, createId, signal: life.signal, gateway: requireGateway };
  const prefix = `switchboard.chat.${userId}`;
  const outboxes = createOutboxStorage({ storage, locks, prefix, ownerId: createId() });
  const stored = createStoredData(context, storage, outboxes, prefix);
  const loader = createThreadLoader(context, { storedPosition: stored.position });
  const threadList = createThreadList(context, loader);
  const outbox = createOutbox(context);
  const typing = createTyping(context);
  const readMarker = createReadMarker(context);
  const windows = createWindowCommands(context, loader);
  const { receive, restart, ...search } = createMessageSearch(context);
  const supervisor = createConnectionSupervisor(context, network, {
    onEvent: handleEvent,
    onConnected: catchUp,
  });
  const stopWatching = network.subscribe(() => {
    if (!network.isOnline()) return;
    tokens.hurry();
    outbox.hurry();
    void refresh('changes');
  });

  function requireGateway(): Promise<ChatGateway> {
    if (life.signal.aborted)
      return Promise.reject(new ChatFailure('chat/signed-out', 'The chat session has ended.'));
    loading ??= loadGateway(options, tokens).catch((thrown: unknown) => {
      loading = undefined;
      throw thrown instanceof ChatFailure
        ? thrown
        : new ChatFailure('chat/not-loaded', 'The chat SDK could not be loaded.', { cause: thrown });
    });
    return loading;
  }

  function later(delayMs: number, task: () => void): void {
    const cancel = clock.schedule(delayMs, () => {
      timers.delete(cancel);
      task();
    });
    timers.add(cancel);
  }

  const soon = new Set<string>();
  function syncSoon(threadId: string): void {
    if (soon.has(threadId)) return;
    soon.add(threadId);
    later(SYSTEM_MESSAGE_DELAY_MS, () => {
      soon.delete(threadId);
      void loader.sync(threadId);
    });
  }

  function handleEvent(event: ChatEvent): void {
    store.update((state) => reduceEvent(state, event, clock.now()));
    receive(event);
    restoreDrafts();
    const isKnown = findThread(context, event.threadId) !== undefined;
    if (!isKnown && event.type !== 'threadDeleted') {
      loader.require(event.threadId).then(
        () => syncSoon(event.threadId),
        () => undefined,
      );
    } else if (CAUSES_SYSTEM_MESSAGE.has(event.type)) {
      syncSoon(event.threadId);
    }
  }

  function catchUp(): void {
    outbox.hurry();
    readMarker.flush();
    void sendLeftovers();
    void refresh();
    restart();
    later(REGISTRATION_MS, () => void refresh('changes'));
  }

  async function refresh(depth: 'everything' | 'changes' = 'everything'): Promise<boolean> {
    const isDone = await threadList.refresh(depth);
    restoreDrafts();
    return isDone;
  }

  /** Drafts wait in the storage until their thread is known. */
  function restoreDrafts(): void {
    for (const { id, draft } of Object.values(store.get().threads)) {
      const kept = stored.draft(id);
      if (draft === '' && kept !== undefined)
        changeThread(context, id, (thread) => ({
          ...thread,
          draft: kept.text,
          draftMentions: kept.mentions,
        }));
    }
  }

  async function sendLeftovers(): Promise<void> {
    const left = await stored.adopt();
    if (life.signal.aborted) return;
    outbox.restore(left);
    for (const threadId of new Set(left.map((entry) => entry.threadId))) void loader.sync(threadId);
  }

  async function startNow(): Promise<boolean> {
    await stored.load();
    supervisor.start();
    await sendLeftovers();
    return refresh();
  }

  function end(): void {
    if (life.signal.aborted) return;
    life.abort();
    tokens.dispose();
    supervisor.stop();
    typing.stop();
    readMarker.stop();
    stopWatching();
    stored.stop();
    for (const cancel of timers) cancel();
    loading?.then((gateway) => gateway.dispose()).catch(() => undefined);
  }

  function signOut(): void {
    end();
    store.update((state) => ({ ...state, connection: 'signed-out' }));
  }

  return {
    getState: store.get,
    subscribe: store.subscribe,
    dispose: end,
    start: () => (starting ??= startNow()),
    refresh: () => refresh(),
    loadMoreThreads: threadList.loadMore,
    async openThread(threadId) {
      try {
        const isDone = await loader.open(threadId);
        restoreDrafts();
        return isDone;
      } catch (thrown) {
        reportProblem(context, 'openThread', threadId, thrown);
        return false;
      }
    },
    closeThread(threadId) {
      search.endSearch(threadId);
      loader.close(threadId);
    },
    ...windows,
    ...search,
    send(threadId, message) {
      typing.reset(threadId);
      readMarker.markRead(threadId);
      void windows.jumpToNewest(threadId);
      return outbox.send(threadId, message);
    },
    retry: outbox.retry,
    discard: outbox.discard,
    ...createMessageChanges(context),
    notifyTyping: typing.notifyTyping,
    markRead: readMarker.markRead,
    setDraft: (threadId, draft, draftMentions = []) =>
      changeThread(context, threadId, (thread) => ({ ...thread, draft, draftMentions })),
    dismissProblem: (problemId) =>
      store.update((state) => ({ ...state, problems: state.problems.filter(({ id }) => id !== problemId) })),
    forgetStoredData: stored.clear,
  };
}

const CAUSES_SYSTEM_MESSAGE: ReadonlySet<ChatEvent['type']> = new Set([
  'threadCreated',
  'topicChanged',
  'participantsAdded',
  'participantsRemoved',
]);
