import type { Clock } from '../../kernel/ports/clock.ts';
import type { IdGenerator } from '../../kernel/ports/id-generator.ts';
import type { PhoneNumberDirectory } from '../../kernel/ports/phone-number-directory.ts';
import { deliveryStatusDetails, type DeliveryCode } from './delivery-status.ts';
import { receiveMessage } from './receive-message.ts';
import type { OutgoingMessage } from './sms-message.ts';
import type { SmsTransaction, SmsUnitOfWork } from './sms-unit-of-work.ts';

export interface CarrierPorts {
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly phoneNumbers: PhoneNumberDirectory;
  readonly sms: SmsUnitOfWork;
}

/** Messages that are due within the same moment are delivered together. */
const momentMs = 10;
/** A transaction delivers so many messages, that others get their turn in between. */
const messagesPerTransaction = 200;

/** The phone network: brings messages to handsets when their time has come, and reports what became of them. */
export class Carrier {
  readonly #ports: CarrierPorts;
  readonly #due = new Map<number, string[]>();
  readonly #cancels = new Map<number, () => void>();
  readonly #deliveries = new Set<Promise<void>>();

  constructor(ports: CarrierPorts) {
    this.#ports = ports;
  }

  /** Takes up what was on its way when the emulator stopped. */
  async start(): Promise<void> {
    await this.stop();
    this.expect(await this.#ports.sms.committed.outgoing.listPending());
  }

  /** Resolves when nothing is being delivered any more; the rest stays pending. */
  async stop(): Promise<void> {
    for (const cancel of this.#cancels.values()) cancel();
    this.#cancels.clear();
    this.#due.clear();
    await Promise.allSettled(this.#deliveries);
  }

  /** Delivers these messages when they are due. They have to be stored as pending. */
  expect(messages: readonly Pick<OutgoingMessage, 'messageId' | 'dueOn'>[]): void {
    const { clock } = this.#ports;
    for (const { messageId, dueOn } of messages) {
      const moment = Math.ceil(Date.parse(dueOn) / momentMs) * momentMs;
      const together = this.#due.get(moment);
      if (together) {
        together.push(messageId);
        continue;
      }
      this.#due.set(moment, [messageId]);
      const delayMs = moment - clock.now().getTime();
      this.#cancels.set(
        moment,
        clock.schedule(delayMs, () => this.#deliverAt(moment)),
      );
    }
  }

  async #deliverAt(moment: number): Promise<void> {
    this.#cancels.delete(moment);
    const delivery = this.#deliverAll(moment);
    this.#deliveries.add(delivery);
    try {
      await delivery;
    } finally {
      this.#deliveries.delete(delivery);
    }
  }

  async #deliverAll(moment: number): Promise<void> {
    for (;;) {
      const next = this.#due.get(moment)?.splice(0, messagesPerTransaction) ?? [];
      if (next.length === 0) break;
      await this.#deliver(next);
    }
    this.#due.delete(moment);
  }

  async #deliver(messageIds: readonly string[]): Promise<void> {
    const { sms } = this.#ports;
    await sms.transact(async (change) => {
      for (const messageId of messageIds) {
        const message = await change.outgoing.findPending(messageId);
        if (!message) continue;
        const optedOut = await change.optOuts.has(message.from, message.to);
        const code = optedOut ? 4007 : message.code;
        if (code === 2000) await this.#bring(change, message);
        await report(change, message, code);
      }
    });
  }

  /** To a handset, or to another number of the resource. */
  async #bring(change: SmsTransaction, outgoing: OutgoingMessage): Promise<void> {
    const { ids, phoneNumbers } = this.#ports;
    const { messageId, from, to, message, attachments, encoding, segmentCount } = outgoing;
    const owned = await phoneNumbers.find(to);
    if (owned) {
      await receiveMessage(change, ids, { from, to: { kind: owned.phoneNumberType, id: to }, message });
      return;
    }
    await change.show({
      messageId,
      direction: 'toHandset',
      handset: to,
      from,
      to,
      message,
      ...(attachments && { attachments }),
      encoding,
      segmentCount,
      time: change.now.toISOString(),
    });
  }
}

async function report(change: SmsTransaction, message: OutgoingMessage, code: DeliveryCode): Promise<void> {
  const { messageId, from, to, segmentCount, tag, messagingConnectPartnerMessageId } = message;
  const delivered = code === 2000;
  const timestamp = change.now.toISOString();
  const outcome = {
    messageId,
    from,
    to,
    deliveryStatus: delivered ? ('Delivered' as const) : ('Failed' as const),
    deliveryStatusDetails: deliveryStatusDetails(code),
    deliveryAttempts: [
      {
        timestamp,
        segmentsSucceeded: delivered ? segmentCount : 0,
        segmentsFailed: delivered ? 0 : segmentCount,
      },
    ],
    receivedTimestamp: timestamp,
    ...(tag !== undefined && { tag }),
  };
  await change.outgoing.saveReport({
    ...outcome,
    ...(messagingConnectPartnerMessageId !== undefined && { messagingConnectPartnerMessageId }),
  });
  if (message.enableDeliveryReport) change.raise('SmsDeliveryReportReceived', outcome);
}
