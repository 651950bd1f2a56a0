import type { Database } from '@switchboard/database';
import type { Logger } from '@switchboard/node-kit';
import { AdminService } from './admin/admin.service.ts';
import { AuditLog, type AuditEvent } from './audit/audit-log.ts';
import { PrismaAuditLog, writeAuditEntries, type WriteAudit } from './audit/prisma-audit-log.ts';
import { createCallServices } from './calls/calls.parts.ts';
import type { AppConfig } from './config/app-config.ts';
import type { AppSecrets } from './config/app-secrets.ts';
import { createEventServices } from './events/events.parts.ts';
import { AcsIdentityGateway } from './identities/acs-identity-gateway.ts';
import { CommunicationIdentityService } from './identities/communication-identity.service.ts';
import type { IdentityGateway } from './identities/identity-gateway.ts';
import { PrismaCommunicationIdentityRepository } from './identities/prisma-communication-identity.repository.ts';
import { SocketIoLiveUpdates } from './live/socket-io-live-updates.ts';
import { AcsRoomGateway } from './meetings/acs-room-gateway.ts';
import { createMeetingServices } from './meetings/meetings.parts.ts';
import { AcsNumberTaskGateway } from './phone-numbers/acs-number-task-gateway.ts';
import { AcsPhoneNumberGateway } from './phone-numbers/acs-phone-number-gateway.ts';
import type { NumberTaskGateway } from './phone-numbers/number-task-gateway.ts';
import { createPhoneNumberServices } from './phone-numbers/phone-numbers.parts.ts';
import { PrismaNumberAccess } from './phone-numbers/prisma-number-access.ts';
import { SystemClock, type Clock } from './platform/clock.ts';
import { Metrics } from './platform/metrics.ts';
import { AcsRelayGateway } from './relay/acs-relay-gateway.ts';
import { RelayService } from './relay/relay.service.ts';
import { PrismaSessionRepository } from './sessions/prisma-session.repository.ts';
import { SessionService } from './sessions/session.service.ts';
import { OpenidClientProvider } from './sign-in/openid-client-provider.ts';
import { PrismaSignInAttemptRepository } from './sign-in/prisma-sign-in-attempt.repository.ts';
import { OPENID_CONNECT_CALLBACK_PATH } from './sign-in/sign-in.controller.ts';
import { SignInService } from './sign-in/sign-in.service.ts';
import { SignOutService } from './sign-in/sign-out.service.ts';
import { AcsSmsGateway } from './sms/acs-sms-gateway.ts';
import type { SmsGateway } from './sms/sms-gateway.ts';
import { createSmsServices } from './sms/sms.parts.ts';
import { PrismaTeamRepository } from './teams/prisma-team.repository.ts';
import { TeamService } from './teams/team.service.ts';
import { AcsChatGateway } from './threads/acs-chat-gateway.ts';
import type { ChatGateway } from './threads/chat-gateway.ts';
import { ThreadService } from './threads/thread.service.ts';
import { TokenRevocation } from './tokens/token-revocation.ts';
import { TokenService } from './tokens/token.service.ts';
import { PrismaUserRepository } from './users/prisma-user.repository.ts';

/** What tests may put in the place of the real thing. */
export interface Replacements {
  clock?: Clock;
  identityGateway?: IdentityGateway;
  chatGateway?: ChatGateway;
  smsGateway?: SmsGateway;
  numberTaskGateway?: NumberTaskGateway;
  /** Open already; the service closes it. */
  database?: Database;
}

export type Services = ReturnType<typeof createServices>;

/** Everything that has business meaning, without the framework: binds every port to its adapter. */
export function createServices(
  {
    config,
    secrets,
    database,
    log,
  }: { config: AppConfig; secrets: AppSecrets; database: Database; log: Logger },
  replacements: Replacements = {},
) {
  const clock = replacements.clock ?? new SystemClock();
  const metrics = new Metrics();
  const resource = new URL(config.acs.endpoint).host;
  const prisma = database.client;

  const users = new PrismaUserRepository(prisma, resource);
  const audit = countingIn(metrics, new PrismaAuditLog(prisma, clock));
  const gateway =
    replacements.identityGateway ??
    new AcsIdentityGateway({ ...config.acs, connectionString: secrets.acsConnectionString });
  const chat = replacements.chatGateway ?? new AcsChatGateway(config.acs);

  const sessions = new SessionService(new PrismaSessionRepository(prisma, resource), clock, config.session);
  const numberAccess = new PrismaNumberAccess(prisma, resource);
  const live = new SocketIoLiveUpdates({ sessions, numbers: numberAccess, registry: metrics.registry, log });
  const identities = new CommunicationIdentityService(
    new PrismaCommunicationIdentityRepository(prisma, resource),
    gateway,
    clock,
    log,
    async (userId, rawId) => {
      sessions.forgetUser(userId);
      await audit.record({
        action: 'identity/created',
        actor: null,
        subject: userId,
        details: { communicationUserId: rawId },
      });
    },
  );
  const revocation = new TokenRevocation({ users, gateway, audit, clock, log });
  const tokens = new TokenService({ identities, gateway, users, revocation, audit, clock });
  const signIn = new SignInService({
    config: config.signIn,
    provider: createProvider(config, secrets),
    attempts: new PrismaSignInAttemptRepository(prisma),
    users,
    sessions,
    audit,
    clock,
  });
  const smsGateway =
    replacements.smsGateway ??
    new AcsSmsGateway({ ...config.acs, connectionString: secrets.acsConnectionString }, log);
  const { timeoutMs } = config.acs;
  const sms = createSmsServices({
    prisma,
    resource,
    gateway: smsGateway,
    timeoutMs,
    numbers: numberAccess,
    live,
    audit,
    writeAudit: countingWriter(metrics, clock),
    clock,
    log,
  });
  const calls = createCallServices({ prisma, resource, live, clock, log });
  const events = createEventServices({
    config,
    secrets,
    database,
    handlers: [...sms.eventHandlers, ...calls.eventHandlers],
    audit,
    registry: metrics.registry,
    clock,
    log,
  });
  const teams = new PrismaTeamRepository(prisma);
  const acs = { ...config.acs, connectionString: secrets.acsConnectionString };
  const phoneNumbers = createPhoneNumberServices({
    database,
    resource,
    gateway: new AcsPhoneNumberGateway(acs),
    tasks: replacements.numberTaskGateway ?? new AcsNumberTaskGateway(acs),
    timeoutMs: config.acs.timeoutMs,
    access: numberAccess,
    users,
    teams,
    writeAudit: countingWriter(metrics, clock),
    live,
    clock,
    log,
  });
  const threads = new ThreadService({ chat, tokens, identities, users, audit });
  const meetings = createMeetingServices({
    prisma,
    resource,
    gateway: new AcsRoomGateway(acs),
    identities,
    threads,
    users,
    audit,
    writeAudit: countingWriter(metrics, clock),
    clock,
    log,
  });
  return {
    metrics,
    users,
    audit,
    gateway,
    sessions,
    numberAccess,
    live,
    revocation,
    tokens,
    signIn,
    signOut: new SignOutService({ sessions, tokens, audit }),
    sms,
    calls,
    events,
    threads,
    meetings,
    phoneNumbers,
    relay: new RelayService({ gateway: new AcsRelayGateway(acs), identities, audit, clock }),
    teams: new TeamService({ teams, users, audit, live }),
    admin: new AdminService({ users, sessions, tokens, audit }),
  };
}

function createProvider({ signIn, web }: AppConfig, secrets: AppSecrets): OpenidClientProvider | undefined {
  if (!signIn.openIdConnect) return undefined;
  return new OpenidClientProvider({
    ...signIn.openIdConnect,
    clientSecret: secrets.openIdConnectClientSecret,
    redirectUri: `${web.origin}${OPENID_CONNECT_CALLBACK_PATH}`,
  });
}

function countingIn(metrics: Metrics, inner: AuditLog): AuditLog {
  return new (class extends AuditLog {
    override async record(event: AuditEvent): Promise<void> {
      await inner.record(event);
      metrics.countAction(event.action);
    }
    override list: AuditLog['list'] = (query) => inner.list(query);
  })();
}

function countingWriter(metrics: Metrics, clock: Clock): WriteAudit {
  return async (transaction, events) => {
    await writeAuditEntries(transaction, events, clock.now());
    for (const { action } of events) metrics.countAction(action);
  };
}
