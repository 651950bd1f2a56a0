import type { DocumentStore, Page } from '../../kernel/ports/document-store.ts';
import type { ChatMessage } from './chat-message.ts';

const collection = 'chat/messages';
const messageKey = (threadId: string, id: string) => ({ collection, partition: threadId, id });

/** The messages of threads, in the order of their last change. */
export class ChatMessageRepository {
  readonly #store: DocumentStore;

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  async find(threadId: string, messageId: string): Promise<ChatMessage | undefined> {
    return (await this.#store.get<ChatMessage>(messageKey(threadId, messageId)))?.body;
  }

  async append(threadId: string, message: ChatMessage): Promise<void> {
    await this.#store.put(messageKey(threadId, message.id), message);
  }

  /** Puts a changed message at the end of the order. */
  async replace(threadId: string, message: ChatMessage): Promise<void> {
    await this.#store.remove(messageKey(threadId, message.id));
    await this.append(threadId, message);
  }

  /** Latest change first. @throws InvalidContinuationToken */
  async latestFirst(
    threadId: string,
    limit: number,
    continuationToken: string | undefined,
  ): Promise<Page<ChatMessage>> {
    const page = await this.#store.list<ChatMessage>({
      collection,
      partition: threadId,
      direction: 'backward',
      limit,
      ...(continuationToken !== undefined && { continuationToken }),
    });
    return { ...page, items: page.items.map(({ body }) => body) };
  }

  /** The oldest ones, and how many they were. */
  async removeSome(threadId: string, limit: number): Promise<number> {
    const { items } = await this.#store.list({ collection, partition: threadId, limit });
    for (const { key } of items) await this.#store.remove(key);
    return items.length;
  }
}
