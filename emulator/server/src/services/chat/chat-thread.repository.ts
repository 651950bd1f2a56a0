import type { DocumentStore } from '../../kernel/ports/document-store.ts';
import type { ChatRoster } from './chat-roster.ts';
import type { ChatThread } from './chat-thread.ts';
import { threadNotFound } from './chat.errors.ts';

/** What a user's list shows of a thread that they were removed from: it stands still. */
export interface ChatMembership {
  readonly threadId: string;
  readonly leftWith?: Pick<ChatThread, 'topic' | 'lastMessageReceivedOn'>;
}

const threadKey = (id: string) => ({ collection: 'chat/threads', partition: '', id });
const rosterKey = (id: string) => ({ collection: 'chat/rosters', partition: '', id });
const retentionKey = (id: string) => ({ collection: 'chat/retention', partition: '', id });
const erasureKey = (id: string) => ({ collection: 'chat/erasures', partition: '', id });
const membershipKey = (rawId: string, id: string) => ({
  collection: 'chat/memberships',
  partition: rawId,
  id,
});

/** Threads, who is in them, and which of them a user knows. */
export class ChatThreadRepository {
  readonly #store: DocumentStore;

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  async find(threadId: string): Promise<ChatThread | undefined> {
    return (await this.#store.get<ChatThread>(threadKey(threadId)))?.body;
  }

  async require(threadId: string): Promise<ChatThread> {
    const thread = await this.find(threadId);
    if (!thread) throw threadNotFound(threadId);
    return thread;
  }

  async save(thread: ChatThread): Promise<void> {
    await this.#store.put(threadKey(thread.id), thread);
  }

  async roster(threadId: string): Promise<ChatRoster> {
    const stored = await this.#store.get<ChatRoster>(rosterKey(threadId));
    return stored?.body ?? { participants: [], former: [] };
  }

  async saveRoster(threadId: string, roster: ChatRoster): Promise<void> {
    await this.#store.put(rosterKey(threadId), roster);
  }

  async saveMembership(rawId: string, membership: ChatMembership): Promise<void> {
    await this.#store.put(membershipKey(rawId, membership.threadId), membership);
  }

  /** Every thread that the user is or was in. */
  async membershipsOf(rawId: string): Promise<ChatMembership[]> {
    const page = await this.#store.list<ChatMembership>({ collection: 'chat/memberships', partition: rawId });
    return page.items.map(({ body }) => body);
  }

  /** `dueMs` undefined: the policy does not delete the thread. */
  async saveRetention(threadId: string, dueMs: number | undefined): Promise<void> {
    if (dueMs === undefined) await this.#store.remove(retentionKey(threadId));
    else await this.#store.put(retentionKey(threadId), { dueMs });
  }

  /** `due`: the thread is deleted, and its history has to be removed. */
  async saveErasure(threadId: string, state: 'due' | 'done'): Promise<void> {
    if (state === 'due') await this.#store.put(erasureKey(threadId), {});
    else await this.#store.remove(erasureKey(threadId));
  }

  async awaitsErasure(threadId: string): Promise<boolean> {
    return (await this.#store.get(erasureKey(threadId))) !== undefined;
  }

  async awaitingErasure(): Promise<string[]> {
    const { items } = await this.#store.list({ collection: 'chat/erasures', partition: '' });
    return items.map(({ key }) => key.id);
  }

  /** Threads that a policy will delete, with the time in epoch milliseconds. */
  async retained(): Promise<{ threadId: string; dueMs: number }[]> {
    const page = await this.#store.list<{ dueMs: number }>({ collection: 'chat/retention', partition: '' });
    return page.items.map(({ key, body }) => ({ threadId: key.id, dueMs: body.dueMs }));
  }
}
