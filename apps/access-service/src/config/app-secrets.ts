import { Secret } from '@switchboard/node-kit';
import { tracingHeaders } from '@switchboard/tracing';
import type { Environment } from './env.schema.ts';

/** The secrets of the service. Printed or serialised, each shows as `[redacted]`. */
export interface AppSecrets {
  /** Absent when the service authenticates with a managed identity. */
  readonly acsConnectionString: Secret | undefined;
  /** Of the emulator's control API. */
  readonly emulatorControlKey: Secret | undefined;
  readonly databaseUrl: Secret | undefined;
  /** May hold a password; absent when there is one replica. */
  readonly redisUrl: Secret | undefined;
  /** The first encrypts, all decrypt. */
  readonly redisEncryptionKeys: readonly Secret[];
  readonly openIdConnectClientSecret: Secret | undefined;
  /** Any of them admits a sender of events; the first is put into subscriptions. */
  readonly eventsWebhook: readonly Secret[];
  /** For the receiver of traces. */
  readonly tracingHeaders: Secret | undefined;
}

export function createAppSecrets(env: Environment): AppSecrets {
  return Object.freeze({
    acsConnectionString: secret(env.ACS_CONNECTION_STRING),
    emulatorControlKey: secret(env.ACS_EMULATOR_CONTROL_KEY),
    databaseUrl: secret(env.DATABASE_URL),
    redisUrl: secret(env.REDIS_URL),
    redisEncryptionKeys: Object.freeze((env.REDIS_ENCRYPTION_KEY ?? []).map((value) => new Secret(value))),
    openIdConnectClientSecret: secret(env.OIDC_CLIENT_SECRET),
    eventsWebhook: Object.freeze((env.EVENTS_WEBHOOK_SECRET ?? []).map((value) => new Secret(value))),
    tracingHeaders: secret(tracingHeaders(env)),
  });
}

function secret(value: string | undefined): Secret | undefined {
  return value === undefined ? undefined : new Secret(value);
}
