import type { RelayConfiguration, Role } from '@switchboard/access-api';
import { AppError } from '@switchboard/node-kit';
import type { AuditLog } from '../audit/audit-log.ts';
import type { CommunicationIdentityService } from '../identities/communication-identity.service.ts';
import type { Clock } from '../platform/clock.ts';
import type { User } from '../users/user.ts';
import type { RelayGateway } from './relay-gateway.ts';
import { relayTtlSeconds } from './relay-policy.ts';

interface IssuedRelay {
  readonly configuration: RelayConfiguration;
  readonly role: Role;
  /** Half of its life is over then. */
  readonly renewAt: number;
}

const MAX_USERS = 20_000;

/** Issues relay credentials: one upstream call per user and half a life, however many ask. They live in memory only. */
export class RelayService {
  readonly #gateway: RelayGateway;
  readonly #identities: CommunicationIdentityService;
  readonly #audit: AuditLog;
  readonly #clock: Clock;
  readonly #issued = new Map<string, IssuedRelay>();
  readonly #running = new Map<string, Promise<RelayConfiguration>>();

  constructor(dependencies: {
    gateway: RelayGateway;
    identities: CommunicationIdentityService;
    audit: AuditLog;
    clock: Clock;
  }) {
    this.#gateway = dependencies.gateway;
    this.#identities = dependencies.identities;
    this.#audit = dependencies.audit;
    this.#clock = dependencies.clock;
  }

  /** For at least half of the time that the policy gives. @throws AppError `relay/not-configured` */
  async issue(user: User): Promise<RelayConfiguration> {
    const issued = this.#issued.get(user.id);
    const now = this.#clock.now().getTime();
    if (issued && issued.role === user.role && now < issued.renewAt) return issued.configuration;
    const key = `${user.id} ${user.role}`;
    const running = this.#running.get(key);
    if (running) return running;
    const work = this.#issueNew(user).finally(() => this.#running.delete(key));
    this.#running.set(key, work);
    return work;
  }

  async #issueNew(user: User): Promise<RelayConfiguration> {
    const ttlSeconds = relayTtlSeconds(user.role);
    const configuration = await this.#issueUpstream(user, ttlSeconds);
    const { expiresAt } = configuration;
    await this.#audit.record({
      action: 'relay/issued',
      actor: user,
      subject: user.id,
      details: { ttlSeconds, expiresAt },
    });
    this.#keep(user, configuration, ttlSeconds);
    return configuration;
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

  #keep({ id, role }: User, configuration: RelayConfiguration, ttlSeconds: number): void {
    this.#issued.delete(id);
    const renewAt = this.#clock.now().getTime() + ttlSeconds * 500;
    this.#issued.set(id, { configuration, role, renewAt });
    if (this.#issued.size > MAX_USERS) {
      const [oldest] = this.#issued.keys();
      this.#issued.delete(oldest!);
    }
  }
}
