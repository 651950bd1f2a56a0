import type { AccessApiClient, Reaction, ReactionUpdate } from '@switchboard/access-api';
import { createStore } from '@switchboard/store';
import { withChange } from './reaction-changes.ts';

/** As many as one request takes. */
const MESSAGES_PER_REQUEST = 100;
const NONE: readonly Reaction[] = [];

interface State {
  readonly byMessage: ReadonlyMap<string, readonly Reaction[]>;
  /** The message to which a reaction was not saved. */
  readonly failedMessageId: string | undefined;
}

export interface ThreadReactionsOptions {
  readonly api: Pick<AccessApiClient, 'listReactions' | 'addReaction' | 'removeReaction'>;
  readonly threadId: string;
  /** Raw id of the reader. */
  readonly myId: string;
}

export type ThreadReactions = ReturnType<typeof createThreadReactions>;

/** The reactions to the messages of one conversation that are on the page. What the reader does is shown at once. */
export function createThreadReactions({ api, threadId, myId }: ThreadReactionsOptions) {
  const store = createStore<State>({ byMessage: new Map(), failedMessageId: undefined });
  const known = new Set<string>();
  /** Those on the page, in their order. */
  let shown: readonly string[] = [];
  /** Messages that are not on the page and had reactions all the same. */
  const toldBefore = new Set<string>();
  /** The last message of the conversation, when it was on the page. */
  let newest: string | undefined;
  /** Counts what happened to a message, so that an answer from before is not taken for newer. */
  const changes = new Map<string, number>();
  /** By message and emoji: what the reader wants, while the service is told. */
  const wishes = new Map<string, boolean>();
  const controller = new AbortController();

  const of = (messageId: string) => store.get().byMessage.get(messageId) ?? NONE;
  const note = (messageId: string) => changes.set(messageId, (changes.get(messageId) ?? 0) + 1);

  function set(messageId: string, reactions: readonly Reaction[]): void {
    store.update((state) => ({ ...state, byMessage: new Map(state.byMessage).set(messageId, reactions) }));
  }
  const fail = (failedMessageId: string | undefined) =>
    store.update((state) =>
      state.failedMessageId === failedMessageId ? state : { ...state, failedMessageId },
    );

  async function read(messageIds: readonly string[]): Promise<void> {
    const before = new Map(messageIds.map((id) => [id, changes.get(id)]));
    const { signal } = controller;
    try {
      const items = await api.listReactions(threadId, messageIds, { signal });
      if (signal.aborted) return;
      const found = new Map(items.map(({ messageId, reactions }) => [messageId, reactions]));
      const isCurrent = (id: string) => changes.get(id) === before.get(id);
      store.update((state) => {
        const byMessage = new Map(state.byMessage);
        for (const id of messageIds.filter(isCurrent)) byMessage.set(id, found.get(id) ?? NONE);
        return { ...state, byMessage };
      });
      const overtaken = messageIds.filter((id) => !isCurrent(id));
      if (overtaken.length > 0) await read(overtaken);
    } catch {
      // Messages can be read without; they are asked for again with the next ones.
      for (const id of messageIds) known.delete(id);
    }
  }

  function show(messageIds: readonly string[], hasEnd: boolean): void {
    shown = messageIds;
    const at = newest === undefined ? -1 : messageIds.indexOf(newest);
    newest = hasEnd ? messageIds.at(-1) : undefined;
    // Nobody has reacted to what was just written; who does is told.
    const arrived = new Set(at < 0 ? [] : messageIds.slice(at + 1).filter((id) => !toldBefore.has(id)));
    const missing = messageIds.filter((id) => !known.has(id) && !arrived.has(id));
    for (const id of messageIds) known.add(id);
    for (let start = 0; start < missing.length; start += MESSAGES_PER_REQUEST)
      void read(missing.slice(start, start + MESSAGES_PER_REQUEST));
  }

  /** Tells the service what the reader wants last; what came between is of no interest to anybody. */
  async function save(messageId: string, emoji: string): Promise<void> {
    const key = `${messageId} ${emoji}`;
    for (let isSaved: boolean | undefined; wishes.get(key) !== isSaved;) {
      const wish = wishes.get(key)!;
      const perform = wish ? api.addReaction : api.removeReaction;
      try {
        await perform(threadId, messageId, emoji);
        isSaved = wish;
      } catch {
        wishes.delete(key);
        if (controller.signal.aborted) return;
        fail(messageId);
        note(messageId);
        set(messageId, withChange(of(messageId), { emoji, communicationUserId: myId, isSet: !wish }, myId));
        return read([messageId]);
      }
    }
    wishes.delete(key);
  }

  return {
    subscribe: store.subscribe,
    /** The same reference while nothing changes. */
    of,
    hasFailed: (messageId: string) => store.get().failedMessageId === messageId,
    /**
     * Reads the reactions to those messages, in their order, that are not known yet.
     * @param hasEnd whether the last one is the last of the conversation
     */
    show,
    /** Changes may have been missed: reads anew what is on the page, and the rest when it is there again. */
    reread() {
      known.clear();
      newest = undefined;
      show(shown, false);
    },
    apply(update: ReactionUpdate) {
      const { messageId, emoji, communicationUserId } = update;
      if (update.threadId !== threadId) return;
      if (!known.has(messageId)) {
        toldBefore.add(messageId);
        return;
      }
      note(messageId);
      // One's own choice is shown already, and may be another one by now.
      if (communicationUserId === myId && wishes.has(`${messageId} ${emoji}`)) return;
      set(messageId, withChange(of(messageId), update, myId));
    },
    toggle(messageId: string, emoji: string) {
      const isSet = !of(messageId).some((reaction) => reaction.emoji === emoji && reaction.isMine);
      fail(undefined);
      note(messageId);
      set(messageId, withChange(of(messageId), { emoji, communicationUserId: myId, isSet }, myId));
      const key = `${messageId} ${emoji}`;
      const isSaving = wishes.has(key);
      wishes.set(key, isSet);
      if (!isSaving) void save(messageId, emoji);
    },
    dispose: () => controller.abort(),
  };
}
