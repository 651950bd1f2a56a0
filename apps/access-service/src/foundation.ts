import type { Database } from '@switchboard/database';
import type { Logger } from '@switchboard/node-kit';
import type { Tracing } from '@switchboard/tracing';
import { AuditLog, type AuditEvent } from './audit/audit-log.ts';
import { PrismaAuditLog, writeAuditEntries, type WriteAudit } from './audit/prisma-audit-log.ts';
import type { AppConfig } from './config/app-config.ts';
import type { AppSecrets } from './config/app-secrets.ts';
import { createRedisLiveAdapter } from './live/redis-live-adapter.ts';
import { SocketIoLiveUpdates } from './live/socket-io-live-updates.ts';
import { PrismaNumberAccess } from './phone-numbers/prisma-number-access.ts';
import { SystemClock, type Clock } from './platform/clock.ts';
import { Metrics } from './platform/metrics.ts';
import { NoOtherReplicas } from './platform/replica-bus.ts';
import { NoSharedCache } from './platform/shared-cache.ts';
import type { RedisConnection } from './redis/redis-connection.ts';
import { RedisMetrics } from './redis/redis-metrics.ts';
import { RedisReplicaBus } from './redis/redis-replica-bus.ts';
import { RedisSharedCache } from './redis/redis-shared-cache.ts';
import { SealedValues } from './redis/sealed-values.ts';
import { PrismaSessionRepository } from './sessions/prisma-session.repository.ts';
import { RedisSessionRepository } from './sessions/redis-session.repository.ts';
import { SessionService } from './sessions/session.service.ts';
import { PrismaTeamRepository } from './teams/prisma-team.repository.ts';
import { PrismaUserRepository } from './users/prisma-user.repository.ts';

export interface ServiceParts {
  config: AppConfig;
  secrets: AppSecrets;
  database: Database;
  /** What replicas share; absent when there is one. */
  redis?: RedisConnection | undefined;
  log: Logger;
  tracing?: Tracing | undefined;
}

export type Foundation = ReturnType<typeof createFoundation>;

/** What the features stand on: people, their sessions and open pages, the audit log, the clock. */
export function createFoundation(
  { config, secrets, database, redis, log, tracing }: ServiceParts,
  clock: Clock = new SystemClock(),
) {
  const prisma = database.client;
  /** Host of the Communication Services resource. */
  const resource = new URL(config.acs.endpoint).host;
  const metrics = new Metrics();
  const users = new PrismaUserRepository(prisma, resource);
  const bus = redis ? new RedisReplicaBus(redis, log) : new NoOtherReplicas();
  const sealed = redis && new SealedValues(secrets.redisEncryptionKeys);
  const sessions = new SessionService({
    sessions:
      redis && sealed
        ? new RedisSessionRepository({ redis, sealed, users, idleMs: config.session.idleMs })
        : new PrismaSessionRepository(prisma, resource),
    bus,
    clock,
    timeouts: config.session,
  });
  if (redis) new RedisMetrics(metrics.registry, redis);
  const numberAccess = new PrismaNumberAccess(prisma, resource);
  return {
    database,
    log,
    tracing,
    prisma,
    resource,
    timeoutMs: config.acs.timeoutMs,
    clock,
    metrics,
    registry: metrics.registry,
    users,
    teams: new PrismaTeamRepository(prisma),
    audit: countingIn(metrics, new PrismaAuditLog(prisma, clock)),
    writeAudit: countingWriter(metrics, clock),
    sessions,
    numberAccess,
    bus,
    shared: redis && sealed ? new RedisSharedCache(redis, sealed, log) : new NoSharedCache(),
    live: new SocketIoLiveUpdates({
      sessions,
      bus,
      numbers: numberAccess,
      registry: metrics.registry,
      adapter: redis && createRedisLiveAdapter(redis, bus),
      log,
    }),
  };
}

function countingIn(metrics: Metrics, inner: AuditLog): AuditLog {
  return new (class extends AuditLog {
    override async record(event: AuditEvent): Promise<void> {
      await inner.record(event);
      metrics.countAction(event.action);
    }
    override list: AuditLog['list'] = (query) => inner.list(query);
  })();
}

function countingWriter(metrics: Metrics, clock: Clock): WriteAudit {
  return async (transaction, events) => {
    await writeAuditEntries(transaction, events, clock.now());
    for (const { action } of events) metrics.countAction(action);
  };
}
