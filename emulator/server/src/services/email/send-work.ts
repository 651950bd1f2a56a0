import type { OperationWork } from '../../kernel/long-running-operation.ts';
import type { Clock } from '../../kernel/ports/clock.ts';
import type { OutgoingEmail, PendingDelivery } from './email.ts';
import { allRecipientsSuppressed, emailDropped } from './email.errors.ts';
import { openEmailRecords, type EmailRecords, type EmailUnitOfWork } from './email-unit-of-work.ts';
import { isDropped, outcomeFor } from './magic-recipients.ts';
import type { Postman } from './postman.ts';

/** As holds of the control API name it. */
export const sendOperationType = 'sendEmail';

export interface SendInput {
  readonly emailId: string;
}

const isSuppressed = (address: string) => outcomeFor(address).status === 'Suppressed';

/** What a send operation does once it has been accepted: it ends when the e-mail is on its way to the recipients. */
export function createSendWork(
  clock: Clock,
  emails: EmailUnitOfWork,
  postman: Postman,
): OperationWork<SendInput> {
  return {
    async finish(store, { emailId }) {
      const records = openEmailRecords(store);
      const email = await records.outgoing.find(emailId);
      if (!email) return;
      if (email.recipients.some(({ address }) => isDropped(address))) throw emailDropped();
      if (email.recipients.every(({ address }) => isSuppressed(address))) throw allRecipientsSuppressed();
      await decide(records, email, clock.now());
    },
    /** Suppressed recipients have their reports though nothing was sent. */
    async abandon(store, { emailId }) {
      const records = openEmailRecords(store);
      const email = await records.outgoing.find(emailId);
      if (!email) return;
      await records.outgoing.remove(emailId);
      await records.parts.remove(email);
      if (email.recipients.every(({ address }) => isSuppressed(address)))
        await decide(records, email, clock.now());
    },
    async settled({ emailId }) {
      postman.expect(await emails.committed.outgoing.listDeliveries(emailId));
    },
  };
}

async function decide({ outgoing }: EmailRecords, email: OutgoingEmail, now: Date): Promise<void> {
  for (const { address } of email.recipients) {
    const delivery: PendingDelivery = {
      emailId: email.id,
      recipient: address,
      sender: email.from.address,
      internetMessageId: email.internetMessageId,
      dueOn: new Date(now.getTime() + outcomeFor(address).delayMs).toISOString(),
    };
    await outgoing.saveDelivery(delivery);
  }
}
