import type { DatabaseOptions } from '@switchboard/database';
import type { LogLevel } from '@switchboard/node-kit';
import { createTracingOptions, type TracingOptions } from '@switchboard/tracing';
import { connectionStringParts, isLoopback, type Environment } from './env.schema.ts';

/** What the service is told about its surroundings, without secrets; frozen, and safe to log. */
export interface AppConfig {
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  readonly web: {
    /** Where people land after signing in. */
    readonly origin: string;
    /** Requests that change something are refused from pages of other origins. */
    readonly allowedOrigins: ReadonlySet<string>;
    readonly trustedProxies: readonly string[];
    /** True when every page is served by https: cookies then refuse plain http. */
    readonly secureCookies: boolean;
  };
  readonly acs: {
    readonly endpoint: string;
    /** Where browsers reach it. */
    readonly publicEndpoint: string;
    readonly insecureEndpoint: string | null;
    /** The emulator's, if there is one. */
    readonly controlEndpoint: string | null;
    readonly timeoutMs: number;
  };
  readonly database: { readonly dataDirectory: string };
  readonly signIn: {
    readonly development: boolean;
    readonly openIdConnect: OpenIdConnectConfig | null;
    readonly adminEmails: ReadonlySet<string>;
    readonly adminSubjects: ReadonlySet<string>;
    readonly defaultRole: 'guest' | 'member';
  };
  /** Null when events of Event Grid are not taken. */
  readonly events: EventsConfig | null;
  readonly session: { readonly idleMs: number; readonly lifetimeMs: number };
  /** Requests in one minute. */
  readonly rateLimit: { readonly perAddress: number; readonly perUser: number; readonly signIn: number };
  /** Null when there are no traces. */
  readonly tracing: TracingOptions | null;
}

export interface EventsConfig {
  /** Where Event Grid reaches this service; null when somebody else makes the subscription. */
  readonly publicUrl: string | null;
  readonly entra: EntraSenderConfig | null;
  /** The resource whose events the service subscribes to in Azure. */
  readonly azure: { readonly resourceId: string; readonly managementEndpoint: string } | null;
  readonly subscriptionName: string;
  /** How long processed events are kept. */
  readonly keptMs: number;
}

/** Who must have signed the token of a request with events, and for whom. */
export interface EntraSenderConfig {
  readonly authority: string;
  readonly tenantId: string;
  readonly audience: string;
  readonly clientId: string;
}

export interface OpenIdConnectConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly name: string;
  readonly scopes: string;
}

export function createAppConfig(env: Environment): AppConfig {
  const endpoint = env.ACS_ENDPOINT ?? connectionStringParts(env.ACS_CONNECTION_STRING!)!.endpoint;
  const origins = env.PUBLIC_ORIGINS.map((origin) => new URL(origin).origin);
  return deepFreeze({
    host: env.HOST,
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    web: {
      origin: origins[0]!,
      allowedOrigins: new Set(env.NODE_ENV === 'production' ? origins : origins.flatMap(withLoopbackNames)),
      trustedProxies: env.TRUSTED_PROXIES,
      secureCookies: origins.every((origin) => origin.startsWith('https:')),
    },
    acs: {
      endpoint: new URL(endpoint).origin,
      publicEndpoint: new URL(env.ACS_PUBLIC_ENDPOINT ?? endpoint).origin,
      insecureEndpoint: originOf(env.ACS_INSECURE_ENDPOINT),
      controlEndpoint: originOf(env.ACS_EMULATOR_CONTROL_URL ?? env.ACS_INSECURE_ENDPOINT),
      timeoutMs: env.ACS_TIMEOUT_MS,
    },
    database: { dataDirectory: env.DATA_DIRECTORY },
    signIn: {
      development: env.DEVELOPMENT_SIGN_IN,
      openIdConnect: env.OIDC_ISSUER
        ? {
            issuer: env.OIDC_ISSUER,
            clientId: env.OIDC_CLIENT_ID!,
            name: env.OIDC_NAME,
            scopes: env.OIDC_SCOPES,
          }
        : null,
      adminEmails: new Set(env.ADMIN_EMAILS.map((email) => email.toLowerCase())),
      adminSubjects: new Set(env.ADMIN_SUBJECTS),
      defaultRole: env.DEFAULT_ROLE,
    },
    events: createEventsConfig(env),
    session: {
      idleMs: env.SESSION_IDLE_MINUTES * 60_000,
      lifetimeMs: env.SESSION_LIFETIME_MINUTES * 60_000,
    },
    rateLimit: {
      perAddress: env.RATE_LIMIT_PER_ADDRESS,
      perUser: env.RATE_LIMIT_PER_USER,
      signIn: env.RATE_LIMIT_SIGN_IN,
    },
    tracing: createTracingOptions(env, 'switchboard-access-service') ?? null,
  });
}

function createEventsConfig(env: Environment): EventsConfig | null {
  if (!env.EVENTS_WEBHOOK_SECRET && !env.EVENTS_ENTRA_TENANT_ID) return null;
  return {
    publicUrl: env.EVENTS_PUBLIC_URL ?? null,
    entra: env.EVENTS_ENTRA_TENANT_ID
      ? {
          authority: env.EVENTS_ENTRA_AUTHORITY,
          tenantId: env.EVENTS_ENTRA_TENANT_ID,
          audience: env.EVENTS_ENTRA_AUDIENCE!,
          clientId: env.EVENTS_ENTRA_CLIENT_ID,
        }
      : null,
    azure: env.EVENTS_AZURE_RESOURCE_ID
      ? {
          resourceId: env.EVENTS_AZURE_RESOURCE_ID,
          managementEndpoint: env.EVENTS_AZURE_MANAGEMENT_ENDPOINT,
        }
      : null,
    subscriptionName: env.EVENTS_SUBSCRIPTION_NAME,
    keptMs: env.EVENTS_KEPT_DAYS * 86_400_000,
  };
}

/** PostgreSQL when it has an address, else the embedded database; the address is a secret, it may hold a password. */
export function databaseOptions(config: AppConfig, databaseUrl: string | undefined): DatabaseOptions {
  if (databaseUrl) return { url: databaseUrl };
  return config.database.dataDirectory === ':memory:'
    ? { inMemory: true }
    : { dataDirectory: config.database.dataDirectory };
}

/** On a developer's machine `localhost` and `127.0.0.1` are the same page. */
function withLoopbackNames(origin: string): string[] {
  const url = new URL(origin);
  if (!isLoopback(url.hostname)) return [origin];
  const port = url.port && `:${url.port}`;
  return ['localhost', '127.0.0.1', '[::1]'].map((name) => `${url.protocol}//${name}${port}`);
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null && !(part instanceof Set)) deepFreeze(part);
  }
  return Object.freeze(value);
}

const originOf = (address: string | undefined) => (address ? new URL(address).origin : null);
