import { loopback } from '../relay/special-addresses.ts';
import { turnserverConf } from '../relay/turnserver-conf.ts';
import type { Secrets } from './secrets.ts';

/** A file that one of the containers reads. */
export interface SettingFile {
  readonly name: string;
  readonly text: string;
  /** The user that its container runs as. */
  readonly reader: number;
}

/** Users of the official images, and of ours. */
export const users = { postgres: 999, redis: 999, coturn: 65_534, node: 1000 } as const;

/** Where coturn keeps its log, which the emulator reads. */
export const relayDirectory = '/var/lib/relay';

export function settingFiles(secrets: Secrets): SettingFile[] {
  const secret = (name: string) => secrets[name]!;
  const lines = (values: Readonly<Record<string, string>>) =>
    Object.entries(values)
      .map(([name, value]) => `${name}=${value}\n`)
      .join('');
  const accessKey = secret('ACS_EMULATOR_ACCESS_KEY');
  return [
    { name: 'postgres-password', reader: users.postgres, text: secret('POSTGRES_PASSWORD') },
    { name: 'redis.conf', reader: users.redis, text: redisConf(secret('REDIS_PASSWORD')) },
    { name: 'turnserver.conf', reader: users.coturn, text: relayConf(secret('RELAY_SECRET')) },
    {
      name: 'emulator.env',
      reader: users.node,
      text: lines({
        ACS_EMULATOR_ACCESS_KEY: accessKey,
        ACS_EMULATOR_CONTROL_KEY: secret('ACS_EMULATOR_CONTROL_KEY'),
        ACS_EMULATOR_TURN_SECRET: secret('RELAY_SECRET'),
      }),
    },
    {
      name: 'access-service.env',
      reader: users.node,
      text: lines({
        ACS_EMULATOR_CONTROL_KEY: secret('ACS_EMULATOR_CONTROL_KEY'),
        ACS_CONNECTION_STRING: `endpoint=https://emulator:3002/;accesskey=${accessKey}`,
        DATABASE_URL: `postgresql://switchboard:${secret('POSTGRES_PASSWORD')}@postgres:5432/switchboard`,
        REDIS_URL: `redis://:${secret('REDIS_PASSWORD')}@redis:6379`,
        REDIS_ENCRYPTION_KEY: secret('REDIS_ENCRYPTION_KEY'),
        EVENTS_WEBHOOK_SECRET: secret('EVENTS_WEBHOOK_SECRET'),
      }),
    },
  ];
}

/** Sessions outlive a restart. What does not fit is refused, not forgotten: a session that vanished would sign somebody out. */
const redisConf = (password: string) => `bind * -::*
requirepass ${password}
dir /data
appendonly yes
save ""
maxmemory 128mb
maxmemory-policy noeviction
`;

/**
 * Relayed packets go from one allocation of this server to another, which is what two browsers that use it have, and nowhere
 * else: so no port but the one for clients leaves the container, and no address but its own loopback is a peer.
 */
const relayConf = (secret: string) =>
  turnserverConf({
    realm: 'switchboard',
    port: 3478,
    secret,
    relayAddresses: ['127.0.0.1'],
    peers: [loopback],
    quotas: { perUser: 64, total: 512 },
    directory: relayDirectory,
  });
