import type { DocumentStore } from '../../kernel/ports/document-store.ts';

export interface ChatImage {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly uploader: string;
  readonly uploadedOn: string;
}

const collection = 'chat/images';
const bytesCollection = 'chat/image-bytes';
const imageKey = (threadId: string, id: string) => ({ collection, partition: threadId, id });
const bytesKey = (threadId: string, id: string) => ({ collection: bytesCollection, partition: threadId, id });

/** Images of threads. Their bytes are documents of their own, in base64, so that looking one up does not carry them. */
export class ChatImageRepository {
  readonly #store: DocumentStore;

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  async find(threadId: string, imageId: string): Promise<ChatImage | undefined> {
    return (await this.#store.get<ChatImage>(imageKey(threadId, imageId)))?.body;
  }

  async bytes(threadId: string, imageId: string): Promise<Uint8Array> {
    const stored = await this.#store.get<{ base64: string }>(bytesKey(threadId, imageId));
    return Buffer.from(stored?.body.base64 ?? '', 'base64');
  }

  async save(threadId: string, image: ChatImage, bytes: Uint8Array): Promise<void> {
    await this.#store.put(imageKey(threadId, image.id), image);
    await this.#store.put(bytesKey(threadId, image.id), { base64: Buffer.from(bytes).toString('base64') });
  }

  async remove(threadId: string, imageId: string): Promise<void> {
    await this.#store.remove(imageKey(threadId, imageId));
    await this.#store.remove(bytesKey(threadId, imageId));
  }

  /** The oldest ones, and how many they were. */
  async removeSome(threadId: string, limit: number): Promise<number> {
    const { items } = await this.#store.list({ collection, partition: threadId, limit });
    for (const { key } of items) await this.remove(threadId, key.id);
    return items.length;
  }
}
