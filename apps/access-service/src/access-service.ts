import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openDatabase } from '@switchboard/database';
import { createLogger, parseEnvironment, type Logger } from '@switchboard/node-kit';
import type { Tracing } from '@switchboard/tracing';
import { AppModule, UNPREFIXED_ROUTES } from './app.module.ts';
import { createAppConfig, databaseOptions, type AppConfig } from './config/app-config.ts';
import { createAppSecrets, type AppSecrets } from './config/app-secrets.ts';
import { environmentSchema } from './config/env.schema.ts';
import { registerEventWebhook } from './events/event-webhook.ts';
import { createHttpServer } from './http-server.ts';
import type { BackgroundJobs } from './jobs/background-jobs.ts';
import { LiveHandshakes } from './live/live-handshakes.ts';
import { Cookies } from './platform/cookies.ts';
import { NestLogger } from './platform/nest-logger.ts';
import { openTracing } from './platform/open-tracing.ts';
import { RateLimits } from './platform/rate-limits.ts';
import { traceStatements } from './platform/traced-statements.ts';
import { RedisConnection } from './redis/redis-connection.ts';
import { RedisRateCounter } from './redis/redis-rate-counter.ts';
import { RouteTable, type Route } from './platform/route-table.ts';
import { createServices, type Replacements, type Services } from './services.ts';

export interface AccessServiceOptions {
  /** The variables that `config/env.schema.ts` describes. */
  environment: Record<string, string | undefined>;
  /** Where log lines go; default: stdout. */
  logTo?: { write(line: string): void };
  replacements?: Replacements;
}

export interface RunningAccessService extends AsyncDisposable {
  /** For example `http://127.0.0.1:3001`. */
  readonly url: string;
  readonly config: AppConfig;
  readonly routes: readonly Route[];
  /** Ends running requests, then closes the database. May be called more than once. */
  stop(): Promise<void>;
}

/**
 * Starts the service in this process.
 * @throws EnvironmentError that names every bad variable; DatabaseError when the database cannot be opened.
 */
export async function startAccessService(options: AccessServiceOptions): Promise<RunningAccessService> {
  const environment = parseEnvironment(environmentSchema, options.environment);
  const config = createAppConfig(environment);
  const secrets = createAppSecrets(environment);
  const logOptions = {
    name: 'access-service',
    level: config.logLevel,
    ...(options.logTo ? { destination: options.logTo } : {}),
  };
  const tracing = await openTracing(config, secrets, createLogger(logOptions));
  const context = tracing && (() => tracing.current()?.fields ?? {});
  try {
    return await run({
      config,
      secrets,
      log: createLogger({ ...logOptions, context }),
      requestLog: createLogger({ ...logOptions, context, masked: false }),
      tracing,
      replacements: options.replacements,
    });
  } catch (error) {
    await tracing?.stop();
    throw error;
  }
}

async function run(options: {
  config: AppConfig;
  secrets: AppSecrets;
  log: Logger;
  requestLog: Logger;
  tracing: Tracing | undefined;
  replacements: Replacements | undefined;
}): Promise<RunningAccessService> {
  const { config, secrets, log, requestLog, tracing } = options;
  const database =
    options.replacements?.database ??
    (await openDatabase(
      databaseOptions(config, secrets.databaseUrl?.reveal()),
      tracing && traceStatements(tracing),
    ));
  const redis = openRedis(config, secrets, log);
  let jobs: BackgroundJobs | undefined;
  try {
    await redis?.opened();
    const services = createServices({ config, secrets, database, redis, log, tracing }, options.replacements);
    const limits = new RateLimits(
      config.rateLimit,
      redis && ((name, limit) => new RedisRateCounter(redis, name, limit)),
    );
    const routes = new RouteTable();
    const adapter = createHttpServer({
      config,
      limits,
      metrics: services.metrics,
      routes,
      requestLog,
      tracing,
    });
    const app = await NestFactory.create<NestFastifyApplication>(
      AppModule.create({ config, database, redis, services, limits, routes, log }),
      adapter,
      { logger: new NestLogger(log), bodyParser: false, abortOnError: false },
    );
    app.setGlobalPrefix('api', { exclude: UNPREFIXED_ROUTES });
    if (services.events.webhook) {
      registerEventWebhook(adapter.getInstance(), services.events.webhook, { limits, log });
    }
    services.live.attach(app.getHttpServer(), createLiveHandshakes(config, services, limits));
    ({ jobs } = services);
    await jobs.open();
    await app.listen(config.port, config.host);
    await jobs.start();
    services.phoneNumbers.start();
    services.events.start();
    services.presence.start();
    const url = urlOf(config.host, app.getHttpServer().address());
    log.info({ url, database: database.kind, acs: config.acs.endpoint }, 'ready');

    let stopping: Promise<void> | undefined;
    const stop = async () => {
      await services.jobs.stop();
      services.live.close();
      await services.presence.stop();
      await app.close();
      await services.events.stop();
      redis?.close();
      await database.close();
      await tracing?.stop();
      log.info({}, 'stopped');
    };
    const stopOnce = () => (stopping ??= stop());
    return { url, config, routes: routes.routes, stop: stopOnce, [Symbol.asyncDispose]: stopOnce };
  } catch (error) {
    await jobs?.stop();
    redis?.close();
    await database.close();
    throw error;
  }
}

/** It is not required to start: until it answers the service is not ready, and says so. */
function openRedis(config: AppConfig, { redisUrl }: AppSecrets, log: Logger): RedisConnection | undefined {
  if (!redisUrl) return undefined;
  return new RedisConnection({ url: redisUrl, resource: new URL(config.acs.endpoint).host, log });
}

function createLiveHandshakes(
  { web }: AppConfig,
  { sessions }: Pick<Services, 'sessions'>,
  limits: RateLimits,
): LiveHandshakes {
  return new LiveHandshakes({ sessions, limits, cookies: new Cookies(web), ...web });
}

function urlOf(host: string, address: unknown): string {
  const { port } = address as { port: number };
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
