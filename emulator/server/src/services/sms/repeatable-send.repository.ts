import type { DocumentStore } from '../../kernel/ports/document-store.ts';

/** A message to one recipient that was sent under a repeatability id. */
export interface RepeatableSend {
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly message: string;
}

const keyOf = (requestId: string) => ({
  collection: 'sms/repeatable-sends',
  partition: '',
  id: requestId.toLowerCase(),
});

export class RepeatableSendRepository {
  readonly #store: DocumentStore;

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  async find(requestId: string): Promise<RepeatableSend | undefined> {
    return (await this.#store.get<RepeatableSend>(keyOf(requestId)))?.body;
  }

  async save(requestId: string, send: RepeatableSend): Promise<void> {
    await this.#store.put(keyOf(requestId), send);
  }
}
