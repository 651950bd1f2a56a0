import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import type { Database } from '@switchboard/database';
import type { Logger } from '@switchboard/node-kit';
import { AdminController } from './admin/admin.controller.ts';
import { AdminService } from './admin/admin.service.ts';
import { AuditLog } from './audit/audit-log.ts';
import { callControllers, callProviders } from './calls/calls.parts.ts';
import type { AppConfig } from './config/app-config.ts';
import { DirectoryController } from './directory/directory.controller.ts';
import { eventWebhookDescription } from './events/event-webhook.openapi.ts';
import { eventControllers, eventProviders } from './events/events.parts.ts';
import { meetingControllers, meetingProviders } from './meetings/meetings.parts.ts';
import { createOpenApiDocument } from './openapi/openapi-document.ts';
import { OpenApi, OpenApiController } from './openapi/openapi.controller.ts';
import { phoneNumberControllers, phoneNumberProviders } from './phone-numbers/phone-numbers.parts.ts';
import { ClientConfigController, DataPlane } from './platform/client-config.controller.ts';
import { Cookies } from './platform/cookies.ts';
import { HealthController } from './platform/health.controller.ts';
import { Metrics } from './platform/metrics.ts';
import { ProblemDetailsFilter } from './platform/problem-details.filter.ts';
import type { RateLimits } from './platform/rate-limits.ts';
import { exposeReadiness } from './platform/readiness-metrics.ts';
import { Readiness } from './platform/readiness.ts';
import type { RouteTable } from './platform/route-table.ts';
import { SessionGuard } from './platform/session.guard.ts';
import { PresenceController } from './presence/presence.controller.ts';
import { PresenceService } from './presence/presence.service.ts';
import { reactionControllers, reactionProviders } from './reactions/reactions.parts.ts';
import type { RedisConnection } from './redis/redis-connection.ts';
import { RelayController } from './relay/relay.controller.ts';
import { RelayService } from './relay/relay.service.ts';
import type { Services } from './services.ts';
import { SessionService } from './sessions/session.service.ts';
import { SessionsController } from './sessions/sessions.controller.ts';
import { SignInController, SignInPages } from './sign-in/sign-in.controller.ts';
import { SignInService } from './sign-in/sign-in.service.ts';
import { SignOutService } from './sign-in/sign-out.service.ts';
import { smsControllers, smsProviders } from './sms/sms.parts.ts';
import { TeamService } from './teams/team.service.ts';
import { TeamsController } from './teams/teams.controller.ts';
import { ThreadService } from './threads/thread.service.ts';
import { ThreadsController } from './threads/threads.controller.ts';
import { TokenService } from './tokens/token.service.ts';
import { TokensController } from './tokens/tokens.controller.ts';
import { UnreadThreadService } from './unread-threads/unread-thread.service.ts';
import { UnreadThreadsController } from './unread-threads/unread-threads.controller.ts';
import { UserRepository } from './users/user.repository.ts';

/** Routes for the machines that run the service; everything else is under `/api`. */
export const UNPREFIXED_ROUTES = ['healthz', 'readyz', 'metrics'];

const controllers: Type[] = [
  SignInController,
  SessionsController,
  TokensController,
  ThreadsController,
  ...reactionControllers,
  UnreadThreadsController,
  PresenceController,
  ...phoneNumberControllers,
  ...smsControllers,
  TeamsController,
  RelayController,
  ...meetingControllers,
  ...callControllers,
  DirectoryController,
  AdminController,
  ...eventControllers,
  ClientConfigController,
  OpenApiController,
  HealthController,
];

export interface AppParts {
  config: AppConfig;
  database: Database;
  redis: RedisConnection | undefined;
  services: Services;
  limits: RateLimits;
  routes: RouteTable;
  log: Logger;
}

/** Hangs the services into the framework. */
@Module({})
export class AppModule {
  static create(parts: AppParts): DynamicModule {
    const { config, services, limits, routes, log } = parts;
    const cookies = new Cookies(config.web);
    const guard = new SessionGuard({
      sessions: services.sessions,
      cookies,
      limits,
      allowedOrigins: config.web.allowedOrigins,
    });
    return {
      module: AppModule,
      controllers,
      providers: [
        { provide: APP_FILTER, useValue: new ProblemDetailsFilter(log, routes) },
        { provide: APP_GUARD, useValue: guard },
        { provide: Cookies, useValue: cookies },
        ...serviceProviders(services),
        ...edgeProviders(parts, cookies),
      ],
    };
  }
}

function serviceProviders(services: Services): Provider[] {
  return [
    { provide: AdminService, useValue: services.admin },
    ...callProviders(services.calls),
    ...eventProviders(services.events),
    { provide: AuditLog, useValue: services.audit },
    ...meetingProviders(services.meetings),
    { provide: Metrics, useValue: services.metrics },
    { provide: RelayService, useValue: services.relay },
    { provide: SessionService, useValue: services.sessions },
    { provide: SignInService, useValue: services.signIn },
    { provide: SignOutService, useValue: services.signOut },
    { provide: TeamService, useValue: services.teams },
    { provide: PresenceService, useValue: services.presence },
    ...reactionProviders(services.reactions),
    ...phoneNumberProviders(services.phoneNumbers),
    ...smsProviders(services.sms),
    { provide: ThreadService, useValue: services.threads },
    { provide: TokenService, useValue: services.tokens },
    { provide: UnreadThreadService, useValue: services.unreadThreads },
    { provide: UserRepository, useValue: services.users },
  ];
}

function edgeProviders({ config, database, redis, services, log }: AppParts, cookies: Cookies): Provider[] {
  const checks = {
    database: () => database.ping(),
    communicationServices: () => services.gateway.ping(),
    ...(redis ? { redis: () => redis.ping() } : {}),
  };
  const readiness = new Readiness(checks, log);
  exposeReadiness(services.metrics.registry, readiness);
  const pages = new SignInPages({ webOrigin: config.web.origin, log });
  const openApi = new OpenApi(() =>
    createOpenApiDocument({
      controllers,
      sessionCookie: cookies.sessionName,
      pathOf,
      others: services.events.webhook ? eventWebhookDescription : undefined,
    }),
  );
  return [
    { provide: DataPlane, useValue: new DataPlane(config.acs) },
    { provide: OpenApi, useValue: openApi },
    { provide: Readiness, useValue: readiness },
    { provide: SignInPages, useValue: pages },
  ];
}

function pathOf(controllerPath: string, handlerPath: string): string {
  const parts = [controllerPath, handlerPath]
    .flatMap((path) => path.split('/'))
    .filter((part) => part !== '');
  return `/${[...(UNPREFIXED_ROUTES.includes(parts[0]!) ? [] : ['api']), ...parts].join('/')}`;
}
