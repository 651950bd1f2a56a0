import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { AppError, type Logger } from '@switchboard/node-kit';
import type { Clock } from '../platform/clock.ts';
import type { CommunicationIdentityRepository } from './communication-identity.repository.ts';
import type { IdentityGateway } from './identity-gateway.ts';

/** Longer than a call of the gateway may take: a claim lapses only when its holder is gone. */
const CLAIM_HOLDS_MS = 90_000;
const WAIT_FOR_OTHERS_MS = 10_000;
const LOOK_AGAIN_MS = 40;

/** Gives each user one identity, however many requests and replicas ask for it at the same time. */
export class CommunicationIdentityService {
  readonly #identities: CommunicationIdentityRepository;
  readonly #gateway: IdentityGateway;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #onMade: (userId: string, rawId: string) => Promise<void>;
  readonly #running = new Map<string, Promise<string>>();

  constructor(
    identities: CommunicationIdentityRepository,
    gateway: IdentityGateway,
    clock: Clock,
    log: Logger,
    onMade: (userId: string, rawId: string) => Promise<void>,
  ) {
    this.#identities = identities;
    this.#gateway = gateway;
    this.#clock = clock;
    this.#log = log;
    this.#onMade = onMade;
  }

  /** The raw id of the user's identity, which is made when there is none. */
  async require(userId: string): Promise<string> {
    const running = this.#running.get(userId);
    if (running) return running;
    const work = this.#findOrMake(userId).finally(() => this.#running.delete(userId));
    this.#running.set(userId, work);
    return work;
  }

  /** The resource no longer knows the identity (it was reset, or somebody deleted it): the next `require` makes another. */
  async forget(userId: string, rawId: string): Promise<void> {
    this.#log.warn({ userId }, 'the resource does not know the identity of this user any more');
    await this.#identities.forget(userId, rawId);
  }

  async #findOrMake(userId: string): Promise<string> {
    const giveUpAt = this.#clock.now().getTime() + WAIT_FOR_OTHERS_MS;
    for (;;) {
      const existing = await this.#identities.find(userId);
      if (existing) return existing;
      const claimId = randomUUID();
      const now = this.#clock.now();
      if (await this.#identities.claim(userId, claimId, now, new Date(now.getTime() + CLAIM_HOLDS_MS))) {
        return this.#make(userId, claimId);
      }
      if (now.getTime() > giveUpAt) throw beingMadeElsewhere();
      await delay(LOOK_AGAIN_MS);
    }
  }

  async #make(userId: string, claimId: string): Promise<string> {
    let rawId: string | undefined;
    try {
      rawId = await this.#gateway.createIdentity();
      if (!(await this.#identities.complete(userId, claimId, rawId))) throw beingMadeElsewhere();
    } catch (error) {
      if (rawId) await this.#deleteOrphan(rawId);
      await this.#identities.abandon(userId, claimId).catch(() => {});
      throw error;
    }
    await this.#onMade(userId, rawId);
    return rawId;
  }

  async #deleteOrphan(rawId: string): Promise<void> {
    await this.#gateway
      .deleteIdentity(rawId)
      .catch((err: unknown) =>
        this.#log.error({ err, rawId }, 'an identity that nobody uses is left upstream'),
      );
  }
}

function beingMadeElsewhere(): AppError {
  return new AppError(
    'unavailable',
    'identities/being-made',
    'Your communication identity is being made by another request. Try again.',
    { retryAfterSeconds: 1 },
  );
}
