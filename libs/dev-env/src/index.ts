export { chromiumFlags, findChromium, findHeadlessChromium } from './chromium.ts';
export { ChildService, answersOk, type ChildServiceOptions } from './child-service.ts';
export { DevEnv } from './dev-env.ts';
export { Platform, type PlatformOptions, type PlatformServiceName } from './platform.ts';
export { findPostgresql, startTemporaryPostgresql } from './testing/temporary-postgresql.ts';
export { findRedis, TemporaryRedis } from './testing/temporary-redis.ts';
export { freePorts, freeRelayPort, type PlatformPorts } from './ports.ts';
export { findTurnserver } from './relay/find-turnserver.ts';
export { Relay, type RelayOptions } from './relay/relay.ts';
