import { tracingVariables } from '@switchboard/tracing';
import { z } from 'zod';

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);
const flag = z.enum(['true', 'false'], 'must be "true" or "false".').transform((text) => text === 'true');
const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number between ${min} and ${max}.`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be between ${min} and ${max}.`);
const httpOrigin = z
  .string()
  .refine(isOrigin, 'must be an origin such as http://localhost:3000, without a path.');
const httpsOrigin = z
  .string()
  .refine(
    (text) => isOrigin(text) && text.startsWith('https://'),
    'must be an origin such as https://192.168.1.20:3443, without a path.',
  );
const httpsAddress = z
  .string()
  .refine((text) => URL.parse(text)?.protocol === 'https:', 'must be an address that begins with https://.');

const httpAddress = z
  .string()
  .refine((text) => {
    const url = URL.parse(text);
    return url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.username === '';
  }, 'must be an address such as https://api.contoso.com, without a query.')
  .transform((text) => text.replace(/\/+$/, ''));
const webhookSecretRule =
  'must be one secret of 16 to 200 letters, digits and . _ ~ -, or two of them with a comma between.';
const encryptionKeyRule =
  'must be 32 random bytes in base64 (openssl rand -base64 32), or two such keys with a comma between.';

/**
 * The environment of the access service. No other file names its variables, but for OpenTelemetry's, which all parts share.
 * The Azure SDK reads its own (`AZURE_CLIENT_ID`, `IDENTITY_ENDPOINT`, …) when `ACS_ENDPOINT` is used.
 */
export const environmentSchema = z
  .object({
    NODE_ENV: z.string().optional(),
    HOST: z.string().default('127.0.0.1'),
    PORT: wholeNumber(0, 65_535).default(3001),
    /** Origins of the web client, the first of them is where people land after signing in. */
    PUBLIC_ORIGINS: list
      .pipe(z.array(httpOrigin).min(1, 'must name at least one origin.'))
      .default(['http://localhost:3000']),
    /** Who may say for whom a request is forwarded: addresses, networks, or `loopback`. */
    TRUSTED_PROXIES: list.default(['loopback']),

    ACS_CONNECTION_STRING: z
      .string()
      .refine(
        (text) => connectionStringParts(text) !== undefined,
        'must look like endpoint=https://<resource>/;accesskey=<base64>.',
      )
      .optional(),
    ACS_ENDPOINT: httpsAddress.optional(),
    /** Where browsers reach the resource when it is not where this service does: the emulator behind a reverse proxy. */
    ACS_PUBLIC_ENDPOINT: httpsOrigin.optional(),
    ACS_INSECURE_ENDPOINT: httpOrigin.optional(),
    /** The emulator's control API as this service reaches it, where the plain http origin is for browsers only, and its key. */
    ACS_EMULATOR_CONTROL_URL: httpOrigin.optional(),
    ACS_EMULATOR_CONTROL_KEY: z.string().min(16, 'must have at least 16 characters.').optional(),
    ACS_TIMEOUT_MS: wholeNumber(100, 60_000).default(8000),

    DATABASE_URL: z
      .string()
      .refine((text) => /^postgres(ql)?:\/\//.test(text), 'must begin with postgresql://.')
      .optional(),
    DATA_DIRECTORY: z.string().default('.data/database'),

    /** What replicas share: sessions, rates, tokens, live updates. Without it all of that stays in this process and its database. */
    REDIS_URL: z
      .string()
      .refine(
        isRedisAddress,
        'must look like redis://host:6379, or rediss:// for TLS, with a password if it has one.',
      )
      .optional(),
    /** Encrypts what is kept in Redis. Two during a rotation: the first encrypts, both decrypt. */
    REDIS_ENCRYPTION_KEY: list
      .pipe(
        z
          .array(z.string().refine(isEncryptionKey, encryptionKeyRule))
          .min(1, encryptionKeyRule)
          .max(2, encryptionKeyRule),
      )
      .optional(),

    DEVELOPMENT_SIGN_IN: flag.default(false),
    OIDC_ISSUER: z
      .string()
      .refine(isIssuer, 'must be an https:// address (http:// for this machine only).')
      .optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_NAME: z.string().max(80).default('OpenID Connect'),
    OIDC_SCOPES: z.string().default('openid profile email'),
    ADMIN_EMAILS: list.default([]),
    ADMIN_SUBJECTS: list.default([]),
    DEFAULT_ROLE: z.enum(['guest', 'member'], 'must be "guest" or "member".').default('member'),

    /** Where Event Grid reaches this service; `/api/events/communication` is added to it. */
    EVENTS_PUBLIC_URL: httpAddress.optional(),
    /** Whoever knows it may send events. Two during a rotation: the first is the one that subscriptions get. */
    EVENTS_WEBHOOK_SECRET: list
      .pipe(
        z
          .array(z.string().regex(/^[\w.~-]{16,200}$/, webhookSecretRule))
          .min(1, webhookSecretRule)
          .max(2, webhookSecretRule),
      )
      .optional(),
    EVENTS_ENTRA_TENANT_ID: z.string().optional(),
    EVENTS_ENTRA_AUDIENCE: z.string().optional(),
    EVENTS_ENTRA_AUTHORITY: httpAddress.default('https://login.microsoftonline.com'),
    /** The application that may send: Event Grid's own in the public cloud. */
    EVENTS_ENTRA_CLIENT_ID: z.string().default('4962773b-9cdb-44cf-a8bf-237846a00ab7'),
    /** Of the Communication Services resource in Azure, when the service is to subscribe to its events by itself. */
    EVENTS_AZURE_RESOURCE_ID: z
      .string()
      .regex(
        /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/[^/]+\/[^/]+\/[^/]+$/i,
        'must look like /subscriptions/<id>/resourceGroups/<name>/providers/Microsoft.Communication/communicationServices/<name>.',
      )
      .optional(),
    EVENTS_AZURE_MANAGEMENT_ENDPOINT: httpAddress.default('https://management.azure.com'),
    EVENTS_SUBSCRIPTION_NAME: z
      .string()
      .regex(/^[A-Za-z0-9-]{3,64}$/, 'must have 3 to 64 letters, digits and hyphens.')
      .default('switchboard'),
    EVENTS_KEPT_DAYS: wholeNumber(1, 365).default(3),

    SESSION_IDLE_MINUTES: wholeNumber(1, 43_200).default(120),
    SESSION_LIFETIME_MINUTES: wholeNumber(1, 43_200).default(1440),

    RATE_LIMIT_PER_ADDRESS: wholeNumber(1, 100_000_000).default(1200),
    RATE_LIMIT_PER_USER: wholeNumber(1, 100_000_000).default(300),
    RATE_LIMIT_SIGN_IN: wholeNumber(1, 100_000_000).default(60),

    LOG_LEVEL: z
      .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent.')
      .default('info'),

    ...tracingVariables,
  })
  .superRefine(
    (given, context) => {
      // Some of the values may be wrong: this runs all the same, so that one start shows every mistake.
      const env: Partial<typeof given> = given;
      const wrong = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      if (!env.ACS_CONNECTION_STRING && !env.ACS_ENDPOINT) {
        wrong('ACS_CONNECTION_STRING', 'must be set (or ACS_ENDPOINT, to use a managed identity).');
      }
      if (
        env.ACS_CONNECTION_STRING &&
        env.ACS_ENDPOINT &&
        !nameOneResource(env.ACS_CONNECTION_STRING, env.ACS_ENDPOINT)
      ) {
        wrong(
          'ACS_ENDPOINT',
          `must name the resource of ACS_CONNECTION_STRING, or be left out; it is "${env.ACS_ENDPOINT}".`,
        );
      }
      if (env.OIDC_ISSUER && !env.OIDC_CLIENT_ID) wrong('OIDC_CLIENT_ID', 'must be set when OIDC_ISSUER is.');
      if (!env.OIDC_ISSUER && env.OIDC_CLIENT_ID) wrong('OIDC_ISSUER', 'must be set when OIDC_CLIENT_ID is.');
      if (Number(env.SESSION_IDLE_MINUTES) > Number(env.SESSION_LIFETIME_MINUTES)) {
        wrong('SESSION_IDLE_MINUTES', 'must not be longer than SESSION_LIFETIME_MINUTES.');
      }
      if (env.REDIS_URL && !env.REDIS_ENCRYPTION_KEY) {
        wrong(
          'REDIS_ENCRYPTION_KEY',
          `${encryptionKeyRule.replace('must be', 'must be set with REDIS_URL:')}`,
        );
      }
      requireUsableEvents(env, wrong);
      if (env.NODE_ENV === 'production') requireProductionSafety(env, wrong);
      if (env.DEVELOPMENT_SIGN_IN === false && !env.OIDC_ISSUER) {
        wrong(
          'OIDC_ISSUER',
          'must be set, or DEVELOPMENT_SIGN_IN=true on a development machine: nobody could sign in.',
        );
      }
    },
    { when: () => true },
  );

export type Environment = z.infer<typeof environmentSchema>;

function requireUsableEvents(
  env: Partial<
    Record<
      'EVENTS_PUBLIC_URL' | 'EVENTS_ENTRA_TENANT_ID' | 'EVENTS_ENTRA_AUDIENCE' | 'EVENTS_AZURE_RESOURCE_ID',
      string | undefined
    >
  > & { EVENTS_WEBHOOK_SECRET?: string[] | undefined; NODE_ENV?: string | undefined },
  wrong: (path: string, message: string) => void,
): void {
  const [tenant, audience] = [env.EVENTS_ENTRA_TENANT_ID, env.EVENTS_ENTRA_AUDIENCE];
  if (tenant && !audience) wrong('EVENTS_ENTRA_AUDIENCE', 'must be set when EVENTS_ENTRA_TENANT_ID is.');
  if (audience && !tenant) wrong('EVENTS_ENTRA_TENANT_ID', 'must be set when EVENTS_ENTRA_AUDIENCE is.');
  if (env.EVENTS_PUBLIC_URL && !env.EVENTS_WEBHOOK_SECRET && !tenant) {
    wrong('EVENTS_WEBHOOK_SECRET', 'must be set (or EVENTS_ENTRA_TENANT_ID): anybody could send events.');
  }
  const isHttps = env.EVENTS_PUBLIC_URL?.startsWith('https://') === true;
  if (env.EVENTS_AZURE_RESOURCE_ID && !isHttps) {
    wrong('EVENTS_PUBLIC_URL', 'must begin with https:// when EVENTS_AZURE_RESOURCE_ID is set.');
  } else if (env.NODE_ENV === 'production' && env.EVENTS_PUBLIC_URL && !isHttps) {
    wrong('EVENTS_PUBLIC_URL', 'must begin with https:// when NODE_ENV is production.');
  }
}

function requireProductionSafety(
  env: { DEVELOPMENT_SIGN_IN?: boolean; PUBLIC_ORIGINS?: string[] },
  wrong: (path: string, message: string) => void,
): void {
  if (env.DEVELOPMENT_SIGN_IN === true) {
    wrong('DEVELOPMENT_SIGN_IN', 'must not be true when NODE_ENV is production: it asks for no password.');
  }
  if (
    originsOf(env).some((origin) => !origin.startsWith('https://') && !isLoopback(new URL(origin).hostname))
  ) {
    wrong('PUBLIC_ORIGINS', 'must all begin with https:// when NODE_ENV is production: cookies need it.');
  }
}

function originsOf({ PUBLIC_ORIGINS }: { PUBLIC_ORIGINS?: string[] }): string[] {
  return Array.isArray(PUBLIC_ORIGINS) ? PUBLIC_ORIGINS.filter((origin) => URL.canParse(origin)) : [];
}

/** @see node_modules/@azure/communication-common/src/connectionString.ts */
export function connectionStringParts(text: string): { endpoint: string; accessKey: string } | undefined {
  const endpoint = /(?:^|;)\s*endpoint=([^;]+)/i.exec(text)?.[1]?.trim();
  const accessKey = /(?:^|;)\s*accesskey=([^;]+)/i.exec(text)?.[1]?.trim();
  if (!endpoint || !accessKey || URL.parse(endpoint)?.protocol !== 'https:') return undefined;
  return { endpoint, accessKey };
}

/** The emulator prints both variables; the connection string is the one that is used. */
function nameOneResource(connectionString: string, endpoint: string): boolean {
  const { endpoint: other = '' } = connectionStringParts(connectionString) ?? {};
  return URL.parse(other)?.origin === URL.parse(endpoint)?.origin;
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, '');
}

function isRedisAddress(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null && /^rediss?:$/.test(url.protocol) && url.hostname !== '' && /^(\/\d*)?$/.test(url.pathname)
  );
}

function isEncryptionKey(text: string): boolean {
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(text);
}

function isIssuer(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)))
  );
}

export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
