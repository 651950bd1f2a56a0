import type { PrismaClient } from '@switchboard/database';
import type { Logger } from '@switchboard/node-kit';
import type { LivePages } from '../live/live-page.ts';
import type { LiveUpdates } from '../live/live-updates.ts';
import type { Clock } from '../platform/clock.ts';
import type { RedisConnection } from '../redis/redis-connection.ts';
import { MemoryPresenceBoard } from './memory-presence-board.ts';
import { PresenceService } from './presence.service.ts';
import { RedisPresenceBoard } from './redis-presence-board.ts';

/** Who can be reached how, without the framework. */
export function createPresenceService(parts: {
  prisma: PrismaClient;
  /** Host of the Communication Services resource. */
  resource: string;
  redis?: RedisConnection | undefined;
  live: LiveUpdates & LivePages;
  clock: Clock;
  log: Logger;
}): PresenceService {
  const { redis, clock, log } = parts;
  const board = redis ? new RedisPresenceBoard(redis, log) : new MemoryPresenceBoard(clock);
  return new PresenceService({ ...parts, board });
}
