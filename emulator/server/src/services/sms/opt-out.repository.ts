import type { DocumentStore } from '../../kernel/ports/document-store.ts';

const keyOf = (from: string, to: string) => ({ collection: 'sms/opt-outs', partition: from, id: to });

/** Which recipients want nothing more from a sender. */
export class OptOutRepository {
  readonly #store: DocumentStore;

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  async has(from: string, to: string): Promise<boolean> {
    return (await this.#store.get(keyOf(from, to))) !== undefined;
  }

  async add(from: string, to: string, since: string): Promise<void> {
    const key = keyOf(from, to);
    if (!(await this.#store.get(key))) await this.#store.put(key, { since });
  }

  async remove(from: string, to: string): Promise<void> {
    await this.#store.remove(keyOf(from, to));
  }
}
