import { createAdapter } from '@socket.io/redis-adapter';
import type { ReplicaBus } from '../platform/replica-bus.ts';
import type { ChannelListener, RedisConnection } from '../redis/redis-connection.ts';

export type LiveAdapter = ReturnType<typeof createAdapter>;

/**
 * Carries updates to the pages of other replicas. The adapter looks at no promise that it is given, so none of these fails: what
 * was not carried is a gap, after which pages read anew.
 * @see node_modules/@socket.io/redis-adapter/dist/index.js, which calls these methods and no others
 */
export function createRedisLiveAdapter(redis: RedisConnection, bus: ReplicaBus): LiveAdapter {
  const events = { on: () => undefined, off: () => undefined, listenerCount: () => 2 };
  const publisher = {
    ...events,
    // By this method it knows the promises of node-redis from the callbacks of older clients.
    pSubscribe: () => undefined,
    publish: (channel: string, message: string | Buffer) => {
      redis.run((client) => client.publish(channel, message)).catch(() => bus.tellOfGap());
    },
  };
  const subscriber = {
    ...events,
    subscribe: (channels: string[], listener: ChannelListener) => redis.subscribe(channels, listener),
    pSubscribe: (pattern: string, listener: ChannelListener) => redis.subscribeToPattern(pattern, listener),
    // The subscriptions end with the connection.
    unsubscribe: () => undefined,
    pUnsubscribe: () => undefined,
  };
  return createAdapter(publisher, subscriber, { key: `${redis.prefix}live` });
}
