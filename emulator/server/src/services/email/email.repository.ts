import type { DocumentStore, StoredDocument } from '../../kernel/ports/document-store.ts';
import type { CapturedEmail, NumberedEmail } from './email.ts';

export interface EmailQuery {
  readonly matches: (email: NumberedEmail) => boolean;
  /** Only e-mails with a higher sequence. */
  readonly after: number;
}

const place = { collection: 'email/messages', partition: '' };
const pageSize = 200;

const numbered = ({ body, sequence }: StoredDocument<CapturedEmail>): NumberedEmail => ({
  sequence,
  ...body,
});

/** The e-mails of the mailbox, in the order in which they got there. */
export class EmailRepository {
  readonly #store: DocumentStore;

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  async find(id: string): Promise<NumberedEmail | undefined> {
    const found = await this.#store.get<CapturedEmail>({ ...place, id });
    return found && numbered(found);
  }

  /** One that is there already keeps its place. */
  async save(email: CapturedEmail): Promise<NumberedEmail> {
    return numbered(await this.#store.put({ ...place, id: email.id }, email));
  }

  async remove(id: string): Promise<void> {
    await this.#store.remove({ ...place, id });
  }

  /** The newest e-mails of the query, oldest first. */
  async latest(query: EmailQuery & { readonly limit: number }): Promise<NumberedEmail[]> {
    const found: NumberedEmail[] = [];
    for await (const email of this.#walk('backward')) {
      if (email.sequence <= query.after || found.length === query.limit) break;
      if (query.matches(email)) found.push(email);
    }
    return found.reverse();
  }

  /** The oldest e-mail of the query. */
  async first({ after, matches }: EmailQuery): Promise<NumberedEmail | undefined> {
    for await (const email of this.#walk('forward'))
      if (email.sequence > after && matches(email)) return email;
    return undefined;
  }

  async *#walk(direction: 'forward' | 'backward'): AsyncGenerator<NumberedEmail> {
    let token: string | undefined;
    do {
      const page = await this.#store.list<CapturedEmail>({
        ...place,
        direction,
        limit: pageSize,
        ...(token !== undefined && { continuationToken: token }),
      });
      for (const document of page.items) yield numbered(document);
      token = page.continuationToken;
    } while (token !== undefined);
  }
}
