import type { DocumentStore } from '../../kernel/ports/document-store.ts';
import type { Room } from './room.ts';

/** An answer to give again. */
export interface RepeatableCreation {
  /** The request's body, to tell a repetition from another request under the same id. */
  readonly body: string;
  readonly room: Room;
}

const keyOf = (id: string) => ({ collection: 'rooms/repeatable-creations', partition: '', id });

/** Creations that carried a repeatability id. */
export class RepeatableCreationRepository {
  readonly #store: DocumentStore;

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  async find(requestId: string): Promise<RepeatableCreation | undefined> {
    return (await this.#store.get<RepeatableCreation>(keyOf(requestId)))?.body;
  }

  async save(requestId: string, creation: RepeatableCreation): Promise<void> {
    await this.#store.put(keyOf(requestId), creation);
  }
}
