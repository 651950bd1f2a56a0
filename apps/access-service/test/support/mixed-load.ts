import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { AccessApiError } from '@switchboard/access-api';
import { LivePage } from './live-page.ts';
import type { ReplicaBed } from './replica-bed.ts';
import { newContact, numberAt, ownNumber } from './sms-bed.ts';
import type { TestClient } from './test-client.ts';

const CHAT_VERSION = 'api-version=2025-03-15';
const PAUSE_MS = 30;

/** Somebody at work: writes and gets text messages, starts conversations, writes in them. */
export interface Person {
  readonly client: TestClient;
  readonly page: LivePage;
  readonly phoneNumber: string;
  readonly contact: string;
  /** What the person sent to the contact, and what the contact answered. */
  readonly texts: { readonly sent: string[]; readonly answered: string[] };
  /** Topic of each conversation that the person started, with its id. */
  readonly threads: Map<string, string>;
}

/** People who work on and on, and try again what was not taken, as the web client does. */
export class MixedLoad implements Disposable {
  readonly people: readonly Person[];
  /** Every answer that was no success. */
  readonly refusals: AccessApiError[] = [];
  readonly #bed: ReplicaBed;
  #running: Promise<unknown> | undefined;
  #isStopped = false;

  private constructor(bed: ReplicaBed, people: readonly Person[]) {
    this.#bed = bed;
    this.people = people;
  }

  static async begin(bed: ReplicaBed, size: number, firstNumber = 0): Promise<MixedLoad> {
    const people = await Promise.all(
      Array.from({ length: size }, (_, index) => join(bed, numberAt(firstNumber + index))),
    );
    const load = new MixedLoad(bed, people);
    load.#running = Promise.all(people.map((person) => load.#work(person)));
    // Whoever waits for the end hears of it.
    load.#running.catch(() => {});
    return load;
  }

  /** Resolves once everybody has done this much more. */
  async goOn(rounds: number): Promise<void> {
    const goals = this.people.map((person) => [person, person.threads.size + rounds] as const);
    const arrived = async () => {
      while (goals.some(([{ threads }, goal]) => threads.size < goal)) await delay(20);
    };
    // Whoever fails will not arrive.
    await Promise.race([arrived(), this.#running]);
  }

  /** Resolves once everything that was begun has succeeded. */
  async end(): Promise<void> {
    this.#isStopped = true;
    await this.#running;
  }

  [Symbol.dispose](): void {
    for (const { page } of this.people) page[Symbol.dispose]();
  }

  async #work(person: Person): Promise<void> {
    for (let count = 0; !this.#isStopped; count += 1) {
      const name = `${person.phoneNumber} ${count}`;
      await this.#sendSms(person, `to the contact of ${name}`);
      await this.#answerSms(person, `from the contact of ${name}`);
      await this.#chat(person, `thread of ${name}`);
      await delay(PAUSE_MS);
    }
  }

  async #sendSms({ client, phoneNumber, contact, texts }: Person, text: string): Promise<void> {
    const key = randomUUID();
    texts.sent.push(text);
    await this.#untilTaken(() => client.api.sendSms({ from: phoneNumber, to: [contact], text }, key));
  }

  async #answerSms({ phoneNumber, contact, texts }: Person, message: string): Promise<void> {
    texts.answered.push(message);
    await this.#bed.control('POST', 'sms/inbound', { from: contact, to: phoneNumber, message });
  }

  async #chat(person: Person, topic: string): Promise<void> {
    const { api } = person.client;
    const peer = this.people[(this.people.indexOf(person) + 1) % this.people.length]!;
    const key = randomUUID();
    const { threadId } = await this.#untilTaken(() =>
      api.createThread({ topic, participantUserIds: [peer.client.userId] }, { idempotencyKey: key }),
    );
    person.threads.set(topic, threadId);
    const { token } = await this.#untilTaken(() => api.issueToken());
    const address = `${this.#bed.emulatorUrl}/chat/threads/${encodeURIComponent(threadId)}/messages?${CHAT_VERSION}`;
    const answer = await fetch(address, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ content: topic }),
    });
    if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
  }

  /** @throws what trying again would not mend */
  async #untilTaken<R>(request: () => Promise<R>): Promise<R> {
    for (;;) {
      try {
        return await request();
      } catch (error) {
        if (!(error instanceof AccessApiError)) throw error;
        this.refusals.push(error);
        if (!error.isTransient) throw error;
        await delay(100);
      }
    }
  }
}

async function join(bed: ReplicaBed, phoneNumber: string): Promise<Person> {
  const client = bed.client();
  await client.signIn(`Person ${randomUUID().slice(0, 8)}`);
  await ownNumber(bed, phoneNumber, client.userId);
  const page = await LivePage.open(client, bed.origin, { reconnects: true });
  const texts = { sent: [], answered: [] };
  return { client, page, phoneNumber, contact: newContact(), texts, threads: new Map() };
}
