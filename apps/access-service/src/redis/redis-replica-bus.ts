import { randomUUID } from 'node:crypto';
import type { Logger } from '@switchboard/node-kit';
import { z } from 'zod';
import { ReplicaBus, type ReplicaMessage } from '../platform/replica-bus.ts';
import type { RedisConnection } from './redis-connection.ts';

const envelope = z.object({
  from: z.string(),
  message: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('user-changed'), userId: z.string() }),
    z.object({ kind: z.literal('tokens-refused'), userId: z.string(), askedBefore: z.number() }),
    z.object({
      kind: z.literal('numbers-changed'),
      userIds: z.union([z.array(z.string()), z.literal('all')]),
    }),
    z.object({ kind: z.literal('gap') }),
  ]),
});

type Told = z.infer<typeof envelope>['message'];

/** Over a channel of Redis, which keeps nothing for those who are away. */
export class RedisReplicaBus extends ReplicaBus {
  readonly #redis: RedisConnection;
  readonly #log: Logger;
  readonly #channel: string;
  readonly #from = randomUUID();
  #owesGap = false;

  constructor(redis: RedisConnection, log: Logger) {
    super();
    this.#redis = redis;
    this.#log = log;
    this.#channel = `${redis.prefix}changes`;
    redis.subscribe(this.#channel, (text) => this.#hear(text.toString()));
    redis.onSubscribed(() => this.missed());
    redis.onReady(() => {
      if (this.#owesGap) this.#publish({ kind: 'gap' });
    });
  }

  override tell(message: ReplicaMessage): void {
    this.#publish(message as Told);
  }

  override tellOfGap(): void {
    if (this.#redis.isReady) this.#publish({ kind: 'gap' });
    else this.#owesGap = true;
  }

  #publish(message: Told): void {
    const text = JSON.stringify({ from: this.#from, message });
    if (message.kind === 'gap') this.#owesGap = false;
    this.#redis
      .run((client) => client.publish(this.#channel, text))
      .catch(() => {
        // The others see it by themselves in a while; what they cannot see they read anew.
        this.#owesGap = true;
      });
  }

  #hear(text: string): void {
    const { data, error } = envelope.safeParse(parsed(text));
    if (!data) {
      this.#log.warn({ err: error }, 'a message of another replica is not understood');
      return;
    }
    if (data.from === this.#from) return;
    if (data.message.kind === 'gap') this.missed();
    else this.received(data.message);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
