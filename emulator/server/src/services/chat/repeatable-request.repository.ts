import type { DocumentStore } from '../../kernel/ports/document-store.ts';

/** An answer to give again. */
export interface RepeatableRequest {
  /** The request's body, to tell a repetition from another request under the same id. */
  readonly body: string;
  readonly threadId: string;
  readonly result: unknown;
}

const requestKey = (rawId: string, id: string) => ({
  collection: 'chat/repeatable-requests',
  partition: rawId,
  id,
});

/** Requests that carried a repeatability id, by user: two users may draw the same id. */
export class RepeatableRequestRepository {
  readonly #store: DocumentStore;

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  async find(rawId: string, requestId: string): Promise<RepeatableRequest | undefined> {
    return (await this.#store.get<RepeatableRequest>(requestKey(rawId, requestId)))?.body;
  }

  async save(rawId: string, requestId: string, request: RepeatableRequest): Promise<void> {
    await this.#store.put(requestKey(rawId, requestId), request);
  }
}
