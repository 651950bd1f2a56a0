import type { DocumentStore } from '../../kernel/ports/document-store.ts';
import type { OutgoingEmail } from './email.ts';

/** Whose copy of which e-mail a tracking address belongs to. */
export interface TrackedCopy {
  readonly emailId: string;
  readonly recipient: string;
}

const contentKey = (emailId: string, index: number) => ({
  collection: 'email/attachments',
  partition: emailId,
  id: String(index),
});
const trackingKey = (trackingId: string) => ({
  collection: 'email/tracked-copies',
  partition: '',
  id: trackingId,
});

/** What belongs to e-mails and is stored beside them: contents of attachments, and tracking ids. */
export class EmailPartsRepository {
  readonly #store: DocumentStore;

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  /** @param contents in base64, in the order of the e-mail's attachments */
  async save({ id, recipients }: OutgoingEmail, contents: readonly string[]): Promise<void> {
    for (const [index, content] of contents.entries())
      await this.#store.put(contentKey(id, index), { content });
    for (const { address, trackingId } of recipients)
      if (trackingId !== undefined) {
        const copy: TrackedCopy = { emailId: id, recipient: address };
        await this.#store.put(trackingKey(trackingId), copy);
      }
  }

  async remove({ id, attachments, recipients }: OutgoingEmail): Promise<void> {
    for (const index of attachments.keys()) await this.#store.remove(contentKey(id, index));
    for (const { trackingId } of recipients)
      if (trackingId !== undefined) await this.#store.remove(trackingKey(trackingId));
  }

  /** In base64; undefined when there is no such attachment. */
  async findContent(emailId: string, index: number): Promise<string | undefined> {
    return (await this.#store.get<{ content: string }>(contentKey(emailId, index)))?.body.content;
  }

  /** In base64, in the order of the e-mail's attachments. */
  async listContents({ id, attachments }: OutgoingEmail): Promise<string[]> {
    const contents = attachments.map((_, index) => this.findContent(id, index));
    return (await Promise.all(contents)).map((content) => content ?? '');
  }

  async findTracked(trackingId: string): Promise<TrackedCopy | undefined> {
    return (await this.#store.get<TrackedCopy>(trackingKey(trackingId)))?.body;
  }
}
