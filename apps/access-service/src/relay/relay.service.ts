import { relayConfiguration, role, type RelayConfiguration } from '@switchboard/access-api';
import { AppError } from '@switchboard/node-kit';
import { z } from 'zod';
import type { AuditLog } from '../audit/audit-log.ts';
import type { CommunicationIdentityService } from '../identities/communication-identity.service.ts';
import { BoundedMap } from '../platform/bounded-map.ts';
import type { Clock } from '../platform/clock.ts';
import type { SharedCache } from '../platform/shared-cache.ts';
import type { User } from '../users/user.ts';
import type { RelayGateway } from './relay-gateway.ts';
import { relayTtlSeconds } from './relay-policy.ts';

const issuedRelay = z.object({
  configuration: relayConfiguration,
  role,
  /** Half of its life is over then. */
  renewAt: z.number(),
});
type IssuedRelay = Readonly<z.infer<typeof issuedRelay>>;

const MAX_USERS = 20_000;

/** Issues relay credentials: one upstream call per user and half a life, however many ask, of whichever replica. */
export class RelayService {
  readonly #gateway: RelayGateway;
  readonly #identities: CommunicationIdentityService;
  readonly #audit: AuditLog;
  readonly #clock: Clock;
  readonly #shared: SharedCache;
  readonly #issued = new BoundedMap<string, IssuedRelay>(MAX_USERS);
  readonly #running = new Map<string, Promise<RelayConfiguration>>();

  constructor(dependencies: {
    gateway: RelayGateway;
    identities: CommunicationIdentityService;
    audit: AuditLog;
    clock: Clock;
    shared: SharedCache;
  }) {
    this.#gateway = dependencies.gateway;
    this.#identities = dependencies.identities;
    this.#audit = dependencies.audit;
    this.#clock = dependencies.clock;
    this.#shared = dependencies.shared;
  }

  /** For at least half of the time that the policy gives. @throws AppError `relay/not-configured` */
  async issue(user: User): Promise<RelayConfiguration> {
    const issued = this.#issued.get(user.id);
    if (issued && this.#isGoodFor(user, issued)) return issued.configuration;
    const key = `${user.id} ${user.role}`;
    const running = this.#running.get(key);
    if (running) return running;
    const work = this.#obtain(user, key).finally(() => this.#running.delete(key));
    this.#running.set(key, work);
    return work;
  }

  async #obtain(user: User, key: string): Promise<RelayConfiguration> {
    const issued = await this.#shared.obtain({
      name: `relay:${user.id}`,
      schema: issuedRelay,
      flight: `relay ${key}`,
      isGood: (found) => this.#isGoodFor(user, found),
      make: () => this.#issueNew(user),
      livesMs: ({ renewAt }) => renewAt - this.#clock.now().getTime(),
    });
    this.#issued.set(user.id, issued);
    return issued.configuration;
  }

  #isGoodFor(user: User, issued: IssuedRelay): boolean {
    return issued.role === user.role && this.#clock.now().getTime() < issued.renewAt;
  }

  async #issueNew(user: User): Promise<IssuedRelay> {
    const ttlSeconds = relayTtlSeconds(user.role);
    const configuration = await this.#issueUpstream(user, ttlSeconds);
    const { expiresAt } = configuration;
    await this.#audit.record({
      action: 'relay/issued',
      actor: user,
      subject: user.id,
      details: { ttlSeconds, expiresAt },
    });
    return { configuration, role: user.role, renewAt: this.#clock.now().getTime() + ttlSeconds * 500 };
  }

  async #issueUpstream(user: User, ttlSeconds: number, isRetry = false): Promise<RelayConfiguration> {
    const rawId = await this.#identities.require(user.id);
    try {
      return await this.#gateway.issue(rawId, ttlSeconds);
    } catch (error) {
      if (isRetry || !(error instanceof AppError) || error.code !== 'identities/unknown') throw error;
      await this.#identities.forget(user.id, rawId);
      return this.#issueUpstream(user, ttlSeconds, true);
    }
  }
}
