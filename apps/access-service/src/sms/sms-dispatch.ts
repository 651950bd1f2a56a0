import type { Logger } from '@switchboard/node-kit';
import { SMS_RECIPIENTS_LIMIT } from '@switchboard/access-api';
import type { Clock } from '../platform/clock.ts';
import type { SmsAnnouncer } from './sms-announcer.ts';
import type { SmsGateway, SmsOutcome } from './sms-gateway.ts';
import type { ClaimedSms, SettledSms, SmsOutbox } from './sms-outbox.ts';

/**
 * How long a repeatability id is good for: services keep it for five minutes at least, and clocks differ.
 * @see Microsoft Azure REST API Guidelines, "Repeatability of requests"
 */
const ATTEMPTS_FOR_MS = 4.5 * 60_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 30_000;
const AT_A_TIME = 200;

/** Hands claimed messages to the gateway and writes down what became of them. */
export class SmsDispatch {
  readonly #outbox: SmsOutbox;
  readonly #gateway: SmsGateway;
  readonly #announcer: SmsAnnouncer;
  readonly #clock: Clock;
  readonly #log: Logger;

  constructor(dependencies: {
    outbox: SmsOutbox;
    gateway: SmsGateway;
    announcer: SmsAnnouncer;
    clock: Clock;
    log: Logger;
  }) {
    this.#outbox = dependencies.outbox;
    this.#gateway = dependencies.gateway;
    this.#announcer = dependencies.announcer;
    this.#clock = dependencies.clock;
    this.#log = dependencies.log;
  }

  /** Sends what a crash or an outage left behind. Replicas that do so at the same time share the work. */
  async completeDue(): Promise<void> {
    for (;;) {
      const claimed = await this.#outbox.claimDue(this.#clock.now(), AT_A_TIME);
      if (claimed.length === 0) return;
      this.#log.info({ count: claimed.length }, 'sending SMS again');
      await this.dispatch(claimed);
      if (claimed.length < AT_A_TIME) return;
    }
  }

  /** @param claimed what this replica has a claim on, none of it sent by any other in the meantime */
  async dispatch(claimed: readonly ClaimedSms[]): Promise<void> {
    const oldest = this.#clock.now().getTime() - ATTEMPTS_FOR_MS;
    const tooOld = claimed.filter(({ createdAt }) => createdAt.getTime() < oldest);
    await this.#settle(tooOld.map((message) => ({ message, outcome: givenUp(message) })));
    for (const batch of batches(claimed.filter((message) => !tooOld.includes(message)))) {
      const outcomes = await this.#gateway.send({
        from: batch[0]!.from,
        text: batch[0]!.text,
        recipients: batch.map(({ to, repeatabilityId, createdAt }) => ({
          to,
          repeatabilityId,
          firstSentAt: createdAt,
        })),
      });
      await this.#settle(batch.map((message, index) => ({ message, outcome: outcomes[index]! })));
    }
  }

  async #settle(results: readonly { message: ClaimedSms; outcome: SmsOutcome }[]): Promise<void> {
    if (results.length === 0) return;
    const now = this.#clock.now();
    const settled = results.map(({ message, outcome }): SettledSms => {
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** message.attempts, LONGEST_PAUSE_MS);
      return {
        id: message.id,
        outcome,
        nextAttemptAt: new Date(now.getTime() + pauseMs),
        outcomeUnknown: message.outcomeUnknown || outcome.kind === 'unknown',
      };
    });
    await this.#outbox.settle(settled, now);
    await this.#announcer.announce(results.map(({ message }) => message.id));
  }
}

function givenUp({ outcomeUnknown }: ClaimedSms): SmsOutcome {
  return {
    kind: 'refused',
    failure: outcomeUnknown
      ? {
          code: 'sms/outcome-unknown',
          message: 'It is not known whether the message was sent. It is not sent again by itself.',
        }
      : {
          code: 'sms/not-accepted',
          message: 'Azure Communication Services did not take the message for minutes. Send it again.',
        },
  };
}

/** Messages of the same number and text travel together, each recipient once. */
function batches(messages: readonly ClaimedSms[]): ClaimedSms[][] {
  const open = new Map<string, ClaimedSms[]>();
  const all: ClaimedSms[][] = [];
  for (const message of messages) {
    const key = JSON.stringify([message.from, message.text]);
    let batch = open.get(key);
    if (!batch || batch.length === SMS_RECIPIENTS_LIMIT || batch.some(({ to }) => to === message.to)) {
      batch = [];
      open.set(key, batch);
      all.push(batch);
    }
    batch.push(message);
  }
  return all;
}
