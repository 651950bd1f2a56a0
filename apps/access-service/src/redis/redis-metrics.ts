import { Gauge, Histogram, type Registry } from 'prom-client';
import type { RedisConnection } from './redis-connection.ts';

/** What Prometheus reads about Redis, as this replica sees it. */
export class RedisMetrics {
  constructor(registry: Registry, redis: RedisConnection) {
    const registers = [registry];
    const up = new Gauge({
      name: 'access_redis_up',
      help: '1 while Redis answers, 0 while it does not.',
      registers,
    });
    const latency = new Histogram({
      name: 'access_redis_ping_seconds',
      help: 'How long Redis takes to answer a PING, asked twice a second.',
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5, 1],
      registers,
    });
    redis.onBeat((seconds) => {
      up.set(seconds === undefined ? 0 : 1);
      if (seconds !== undefined) latency.observe(seconds);
    });
  }
}
