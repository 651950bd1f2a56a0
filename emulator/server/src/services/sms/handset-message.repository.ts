import type { DocumentQuery, DocumentStore, StoredDocument } from '../../kernel/ports/document-store.ts';
import type { HandsetMessage, NumberedHandsetMessage } from './sms-message.ts';

export interface HandsetMessageQuery {
  /** Every handset when left out. */
  readonly handset?: string | undefined;
  readonly matches: (message: NumberedHandsetMessage) => boolean;
  /** Only messages with a higher sequence. */
  readonly after: number;
  readonly limit: number;
}

const messages = 'sms/handset-messages';
const handsets = 'sms/handsets';
const pageSize = 200;

const numbered = ({ body, sequence }: StoredDocument<HandsetMessage>): NumberedHandsetMessage => ({
  sequence,
  ...body,
});

/** What handsets show, in the order in which it got there. */
export class HandsetMessageRepository {
  readonly #store: DocumentStore;

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  async append(message: HandsetMessage): Promise<NumberedHandsetMessage> {
    const { handset, messageId } = message;
    const known = { collection: handsets, partition: '', id: handset };
    if (!(await this.#store.get(known))) await this.#store.put(known, { handset });
    return numbered(
      await this.#store.put({ collection: messages, partition: handset, id: messageId }, message),
    );
  }

  /** The newest messages of the query, oldest first. */
  async latest(query: HandsetMessageQuery): Promise<NumberedHandsetMessage[]> {
    const found: NumberedHandsetMessage[] = [];
    for await (const message of this.#walk(query.handset, 'backward')) {
      if (message.sequence <= query.after || found.length === query.limit) break;
      if (query.matches(message)) found.push(message);
    }
    return found.reverse();
  }

  /** The oldest message of the query. */
  async first(query: Omit<HandsetMessageQuery, 'limit'>): Promise<NumberedHandsetMessage | undefined> {
    for await (const message of this.#walk(query.handset, 'forward'))
      if (message.sequence > query.after && query.matches(message)) return message;
    return undefined;
  }

  /** Numbers that have sent or got a message, the newest last. */
  async listHandsets(limit: number): Promise<string[]> {
    const { items } = await this.#store.list({
      collection: handsets,
      partition: '',
      direction: 'backward',
      limit,
    });
    return items.map(({ key }) => key.id).reverse();
  }

  async *#walk(
    handset: string | undefined,
    direction: 'forward' | 'backward',
  ): AsyncGenerator<NumberedHandsetMessage> {
    const query: DocumentQuery = {
      collection: messages,
      direction,
      limit: pageSize,
      ...(handset !== undefined && { partition: handset }),
    };
    let token: string | undefined;
    do {
      const page = await this.#store.list<HandsetMessage>({
        ...query,
        ...(token !== undefined && { continuationToken: token }),
      });
      for (const document of page.items) yield numbered(document);
      token = page.continuationToken;
    } while (token !== undefined);
  }
}
