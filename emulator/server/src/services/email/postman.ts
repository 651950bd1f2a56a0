import type { Clock } from '../../kernel/ports/clock.ts';
import type { CapturedEmail, OutgoingEmail, PendingDelivery, RecipientReport } from './email.ts';
import { sameAddress, splitAddress } from './email-address.ts';
import type { EmailTransaction, EmailUnitOfWork } from './email-unit-of-work.ts';
import { outcomeFor } from './magic-recipients.ts';

/** Deliveries that are due within the same moment are made together. */
const momentMs = 10;

/** The mail servers of the recipients: decide what becomes of e-mails when their time has come, and report it. */
export class Postman {
  readonly #clock: Clock;
  readonly #emails: EmailUnitOfWork;
  readonly #due = new Map<number, PendingDelivery[]>();
  readonly #cancels = new Map<number, () => void>();
  readonly #rounds = new Set<Promise<void>>();

  constructor(clock: Clock, emails: EmailUnitOfWork) {
    this.#clock = clock;
    this.#emails = emails;
  }

  /** Takes up what was on its way when the emulator stopped. */
  async start(): Promise<void> {
    await this.stop();
    this.expect(await this.#emails.committed.outgoing.listDeliveries());
  }

  /** Resolves when nothing is being delivered any more; the rest stays pending. */
  async stop(): Promise<void> {
    for (const cancel of this.#cancels.values()) cancel();
    this.#cancels.clear();
    this.#due.clear();
    await Promise.allSettled(this.#rounds);
  }

  /** Makes these deliveries when they are due. They have to be stored as pending. */
  expect(deliveries: readonly PendingDelivery[]): void {
    for (const delivery of deliveries) {
      const moment = Math.ceil(Date.parse(delivery.dueOn) / momentMs) * momentMs;
      const together = this.#due.get(moment);
      if (together) {
        together.push(delivery);
        continue;
      }
      this.#due.set(moment, [delivery]);
      const delayMs = moment - this.#clock.now().getTime();
      this.#cancels.set(
        moment,
        this.#clock.schedule(delayMs, () => this.#deliverAt(moment)),
      );
    }
  }

  async #deliverAt(moment: number): Promise<void> {
    const deliveries = this.#due.get(moment) ?? [];
    this.#due.delete(moment);
    this.#cancels.delete(moment);
    const round = this.#deliverAll(deliveries);
    this.#rounds.add(round);
    try {
      await round;
    } finally {
      this.#rounds.delete(round);
    }
  }

  /** One transaction for each e-mail, so that others get their turn in between. */
  async #deliverAll(deliveries: readonly PendingDelivery[]): Promise<void> {
    for (const [emailId, group] of Map.groupBy(deliveries, (delivery) => delivery.emailId))
      await this.#emails.transact((change) => deliver(change, emailId, group));
  }
}

async function deliver(
  change: EmailTransaction,
  emailId: string,
  deliveries: readonly PendingDelivery[],
): Promise<void> {
  const time = change.now.toISOString();
  const reported: PendingDelivery[] = [];
  for (const delivery of deliveries)
    if (await change.outgoing.removeDelivery(delivery)) reported.push(delivery);
  if (reported.length === 0) return;
  await show(change, emailId, reported, time);
  for (const delivery of reported) report(change, delivery, time);
}

/** The first outcome puts the e-mail into the mailbox. Nothing is there to show of one that was dropped or deleted. */
async function show(
  change: EmailTransaction,
  emailId: string,
  reported: readonly PendingDelivery[],
  time: string,
): Promise<void> {
  const outgoing = await change.outgoing.find(emailId);
  if (outgoing) {
    await change.outgoing.remove(emailId);
    return change.show('arrived', { ...withReports(outgoing, reported, time), time });
  }
  const captured = await change.emails.find(emailId);
  if (!captured) return;
  const { sequence: _, ...email } = captured;
  await change.show('changed', withReports<CapturedEmail>(email, reported, time));
}

function withReports<Kind extends OutgoingEmail>(
  email: Kind,
  reported: readonly PendingDelivery[],
  time: string,
): Kind {
  const recipients = email.recipients.map((recipient) => {
    if (!reported.some((delivery) => sameAddress(delivery.recipient, recipient.address))) return recipient;
    const { status, statusMessage } = outcomeFor(recipient.address);
    const outcome: RecipientReport = { status, statusMessage, time };
    return { ...recipient, report: outcome };
  });
  return { ...email, recipients };
}

function report(change: EmailTransaction, delivery: PendingDelivery, time: string): void {
  const { emailId, sender, recipient, internetMessageId } = delivery;
  const { status, statusMessage } = outcomeFor(recipient);
  change.raise('EmailDeliveryReportReceived', {
    sender,
    recipient,
    messageId: emailId,
    status,
    statusMessage,
    ...(status !== 'Suppressed' && {
      internetMessageId,
      recipientMailServerHostName: `mx.${splitAddress(recipient).domain}`,
    }),
    deliveryAttemptTimestamp: time,
  });
}
