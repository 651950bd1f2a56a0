import type { SmsDeliveryReport } from '@switchboard/acs-contracts';
import type { DocumentStore } from '../../kernel/ports/document-store.ts';
import type { OutgoingMessage } from './sms-message.ts';

const pendingKey = (id: string) => ({ collection: 'sms/pending-messages', partition: '', id });
const reportKey = (id: string) => ({ collection: 'sms/delivery-reports', partition: '', id });

/** Sent messages: without an outcome they are pending, afterwards there is a report. */
export class OutgoingMessageRepository {
  readonly #store: DocumentStore;

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  async findPending(messageId: string): Promise<OutgoingMessage | undefined> {
    return (await this.#store.get<OutgoingMessage>(pendingKey(messageId)))?.body;
  }

  async savePending(message: OutgoingMessage): Promise<void> {
    await this.#store.put(pendingKey(message.messageId), message);
  }

  /** In the order of being sent. */
  async listPending(): Promise<OutgoingMessage[]> {
    const { collection, partition } = pendingKey('');
    const { items } = await this.#store.list<OutgoingMessage>({ collection, partition });
    return items.map(({ body }) => body);
  }

  /** Replaces the pending message. */
  async saveReport(report: SmsDeliveryReport): Promise<void> {
    await this.#store.remove(pendingKey(report.messageId));
    await this.#store.put(reportKey(report.messageId), report);
  }

  async findReport(messageId: string): Promise<SmsDeliveryReport | undefined> {
    return (await this.#store.get<SmsDeliveryReport>(reportKey(messageId)))?.body;
  }
}
