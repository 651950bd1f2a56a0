import type { DocumentStore } from '../../kernel/ports/document-store.ts';
import type { OutgoingEmail, PendingDelivery } from './email.ts';

const outgoingKey = (id: string) => ({ collection: 'email/outgoing', partition: '', id });
const requestKey = (id: string) => ({ collection: 'email/requests', partition: '', id });
const deliveries = 'email/pending-deliveries';
const deliveryKey = ({ emailId, recipient }: Pick<PendingDelivery, 'emailId' | 'recipient'>) => ({
  collection: deliveries,
  partition: emailId,
  id: recipient.toLowerCase(),
});

/** E-mails on their way: taken, and without an outcome for any recipient. */
export class OutgoingEmailRepository {
  readonly #store: DocumentStore;

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  async find(id: string): Promise<OutgoingEmail | undefined> {
    return (await this.#store.get<OutgoingEmail>(outgoingKey(id)))?.body;
  }

  async save(email: OutgoingEmail): Promise<void> {
    await this.#store.put(outgoingKey(email.id), email);
  }

  async remove(id: string): Promise<void> {
    await this.#store.remove(outgoingKey(id));
  }

  /** What was asked for under an operation id; kept as long as the operation is. */
  async findRequestDigest(id: string): Promise<string | undefined> {
    return (await this.#store.get<{ digest: string }>(requestKey(id)))?.body.digest;
  }

  /** @throws PreconditionFailed when the id is taken. */
  async saveRequestDigest(id: string, digest: string): Promise<void> {
    await this.#store.put(requestKey(id), { digest }, { ifNoneMatch: '*' });
  }

  async saveDelivery(delivery: PendingDelivery): Promise<void> {
    await this.#store.put(deliveryKey(delivery), delivery);
  }

  /** Whether it was still pending. */
  async removeDelivery(delivery: PendingDelivery): Promise<boolean> {
    return this.#store.remove(deliveryKey(delivery));
  }

  /** All of them when no e-mail is named. */
  async listDeliveries(emailId?: string): Promise<PendingDelivery[]> {
    const { items } = await this.#store.list<PendingDelivery>({
      collection: deliveries,
      ...(emailId !== undefined && { partition: emailId }),
    });
    return items.map(({ body }) => body);
  }
}
