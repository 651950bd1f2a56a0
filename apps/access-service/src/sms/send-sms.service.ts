import { setTimeout as pass } from 'node:timers/promises';
import type { SendSmsRequest, SmsMessage, SmsSendResult } from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';
import type { NumberAccess } from '../phone-numbers/number-access.ts';
import type { Clock } from '../platform/clock.ts';
import type { User } from '../users/user.ts';
import type { SmsAnnouncer } from './sms-announcer.ts';
import type { SmsDispatch } from './sms-dispatch.ts';
import type { SmsFailure } from './sms-gateway.ts';
import { toSmsMessage, withTimeline } from './sms-message.presenter.ts';
import { phoneNumberOf } from './sms-number.ts';
import type { QueuedSms, SmsOutbox } from './sms-outbox.ts';
import { guestMayNotSend } from './sms.errors.ts';

const LOOK_AGAIN_MS = 40;
/** For the same request on its way elsewhere; below the limit of the whole request. */
const LONGEST_WAIT_MS = 12_000;

type Recipient = { readonly contact: string } | { readonly failure: SmsFailure };

/** Sends text messages for a person. */
export class SendSmsService {
  readonly #prisma: PrismaClient;
  readonly #outbox: SmsOutbox;
  readonly #dispatch: SmsDispatch;
  readonly #announcer: SmsAnnouncer;
  readonly #numbers: NumberAccess;
  readonly #clock: Clock;

  constructor(dependencies: {
    prisma: PrismaClient;
    outbox: SmsOutbox;
    dispatch: SmsDispatch;
    announcer: SmsAnnouncer;
    numbers: NumberAccess;
    clock: Clock;
  }) {
    this.#prisma = dependencies.prisma;
    this.#outbox = dependencies.outbox;
    this.#dispatch = dependencies.dispatch;
    this.#announcer = dependencies.announcer;
    this.#numbers = dependencies.numbers;
    this.#clock = dependencies.clock;
  }

  /**
   * One result per recipient, in their order. A message that could not be handed over yet is `queued` and goes out later.
   * @param idempotencyKey the same key sends nothing again and gives the same results
   */
  async send(
    caller: User,
    { from, to, text }: SendSmsRequest,
    idempotencyKey: string | null,
  ): Promise<SmsSendResult[]> {
    if (caller.role === 'guest') throw guestMayNotSend();
    await this.#numbers.requireSmsSender(caller, from);
    const recipients = readRecipients(from, to);
    const contacts = recipients.flatMap((recipient) => ('contact' in recipient ? [recipient.contact] : []));
    const queued =
      contacts.length === 0
        ? []
        : await this.#outbox.queue(
            { from, text, contacts, sender: caller, idempotencyKey },
            this.#clock.now(),
          );
    await this.#sendNew(queued);
    await this.#waitForOthers(queued);
    const messages = await this.#read(queued);
    return recipients.map((recipient, index) => {
      if ('failure' in recipient) return { to: to[index]!, message: null, failure: recipient.failure };
      const message = messages.get(recipient.contact)!;
      return { to: to[index]!, message, failure: message.failure };
    });
  }

  async #sendNew(queued: readonly QueuedSms[]): Promise<void> {
    const refused = queued.filter(({ isNew, claimed }) => isNew && claimed === undefined);
    await this.#announcer.announce(refused.map(({ id }) => id));
    await this.#dispatch.dispatch(queued.flatMap(({ claimed }) => claimed ?? []));
  }

  /** The same request is on its way already: its results are this one's too. */
  async #waitForOthers(queued: readonly QueuedSms[]): Promise<void> {
    const others = queued.filter(({ isNew }) => !isNew).map(({ id }) => id);
    if (others.length === 0) return;
    const until = performance.now() + LONGEST_WAIT_MS;
    while (performance.now() < until && (await this.#outbox.isBeingSent(others, this.#clock.now()))) {
      await pass(LOOK_AGAIN_MS);
    }
  }

  async #read(queued: readonly QueuedSms[]): Promise<Map<string, SmsMessage>> {
    const contactOf = new Map(queued.map(({ id, contact }) => [id, contact]));
    const rows = await this.#prisma.smsMessage.findMany({
      where: { id: { in: [...contactOf.keys()] } },
      include: withTimeline,
    });
    return new Map(rows.map((row) => [contactOf.get(row.id)!, toSmsMessage(row)]));
  }
}

function readRecipients(from: string, to: readonly string[]): Recipient[] {
  const seen = new Set<string>();
  return to.map((typed) => {
    const contact = phoneNumberOf(typed);
    if (contact === undefined) {
      const message = `"${typed}" is not a phone number. Give it in the international form, for example +18335550123.`;
      return { failure: { code: 'sms/recipient-invalid', message } };
    }
    if (contact === from) {
      return {
        failure: { code: 'sms/recipient-is-sender', message: 'A number cannot write to itself.' },
      };
    }
    if (seen.has(contact)) {
      return {
        failure: { code: 'sms/recipient-duplicate', message: `${contact} is in the list more than once.` },
      };
    }
    seen.add(contact);
    return { contact };
  });
}
