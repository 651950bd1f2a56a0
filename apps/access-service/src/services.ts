import type { Database } from '@switchboard/database';
import { AdminService } from './admin/admin.service.ts';
import { createCallServices } from './calls/calls.parts.ts';
import type { AppConfig } from './config/app-config.ts';
import type { AppSecrets } from './config/app-secrets.ts';
import { createEventServices } from './events/events.parts.ts';
import { createFoundation, type Foundation, type ServiceParts } from './foundation.ts';
import { createGateways, type GatewayReplacements, type Gateways } from './gateways.ts';
import { CommunicationIdentityService } from './identities/communication-identity.service.ts';
import { PrismaCommunicationIdentityRepository } from './identities/prisma-communication-identity.repository.ts';
import { BackgroundJobs } from './jobs/background-jobs.ts';
import { createMeetingServices } from './meetings/meetings.parts.ts';
import { createPhoneNumberServices } from './phone-numbers/phone-numbers.parts.ts';
import type { Clock } from './platform/clock.ts';
import { defineHousekeeping } from './platform/housekeeping.ts';
import { createPresenceService } from './presence/presence.parts.ts';
import { createReactionServices } from './reactions/reactions.parts.ts';
import { RelayService } from './relay/relay.service.ts';
import { OpenidClientProvider } from './sign-in/openid-client-provider.ts';
import { PrismaSignInAttemptRepository } from './sign-in/prisma-sign-in-attempt.repository.ts';
import { OPENID_CONNECT_CALLBACK_PATH } from './sign-in/sign-in.controller.ts';
import { SignInService } from './sign-in/sign-in.service.ts';
import { SignOutService } from './sign-in/sign-out.service.ts';
import { createSmsServices } from './sms/sms.parts.ts';
import { TeamService } from './teams/team.service.ts';
import { ThreadMembers } from './threads/thread-members.ts';
import { ThreadService } from './threads/thread.service.ts';
import { TokenRevocation } from './tokens/token-revocation.ts';
import { TokenService } from './tokens/token.service.ts';
import { UnreadThreadService } from './unread-threads/unread-thread.service.ts';

/** What tests may put in the place of the real thing. */
export interface Replacements extends GatewayReplacements {
  clock?: Clock;
  /** Open already; the service closes it. */
  database?: Database;
}

export type Services = ReturnType<typeof createServices>;

/** Everything that has business meaning, without the framework: binds every port to its adapter. */
export function createServices(parts: ServiceParts, replacements: Replacements = {}) {
  const gateways = createGateways(parts, replacements);
  const foundation = createFoundation(parts, replacements.clock);
  const access = createAccessServices(parts, foundation, gateways);
  const jobs = new BackgroundJobs(foundation);
  const { metrics, users, audit, sessions, live, teams } = foundation;
  const services = {
    metrics,
    users,
    audit,
    sessions,
    live,
    gateway: gateways.identity,
    ...access,
    ...createFeatureServices(parts, { ...foundation, ...access, jobs }, gateways),
    teams: new TeamService({ teams, users, audit, live }),
    admin: new AdminService({ users, sessions, audit, tokens: access.tokens }),
    jobs,
  };
  defineHousekeeping(jobs, services);
  return services;
}

/** Who may do what at the resource: identities, tokens, sign-in, relay credentials, conversations. */
function createAccessServices(
  { config, secrets }: ServiceParts,
  foundation: Foundation,
  { identity: gateway, chat, relay }: Gateways,
) {
  const identities = createIdentities(foundation, gateway);
  const revocation = new TokenRevocation({ ...foundation, gateway });
  const tokens = new TokenService({ ...foundation, identities, gateway, revocation });
  return {
    identities,
    revocation,
    tokens,
    signIn: new SignInService({
      ...foundation,
      config: config.signIn,
      provider: createProvider(config, secrets),
      attempts: new PrismaSignInAttemptRepository(foundation.prisma),
    }),
    signOut: new SignOutService({ ...foundation, tokens }),
    threads: new ThreadService({ ...foundation, chat, tokens, identities }),
    relay: new RelayService({ ...foundation, gateway: relay, identities }),
  };
}

/** What is built on it: text messages, calls, meetings, phone numbers, and the events that tell of them. */
function createFeatureServices(
  { config, secrets, redis }: ServiceParts,
  parts: Foundation &
    Pick<ReturnType<typeof createAccessServices>, 'identities' | 'threads'> & { jobs: BackgroundJobs },
  gateways: Gateways,
) {
  const sms = createSmsServices({ ...parts, gateway: gateways.sms, numbers: parts.numberAccess });
  const calls = createCallServices(parts);
  const members = new ThreadMembers(parts);
  const reactions = createReactionServices({ ...parts, members });
  return {
    sms,
    calls,
    reactions,
    presence: createPresenceService({ ...parts, redis }),
    unreadThreads: new UnreadThreadService({ ...parts, members }),
    events: createEventServices({
      ...parts,
      config,
      secrets,
      handlers: [...sms.eventHandlers, ...calls.eventHandlers, ...reactions.eventHandlers],
    }),
    meetings: createMeetingServices({
      ...parts,
      gateway: gateways.rooms,
      webOrigin: config.web.origin,
    }),
    phoneNumbers: createPhoneNumberServices({
      ...parts,
      gateway: gateways.phoneNumbers,
      tasks: gateways.numberTasks,
      access: parts.numberAccess,
    }),
  };
}

function createIdentities(
  { prisma, resource, sessions, audit, clock, log }: Foundation,
  gateway: Gateways['identity'],
): CommunicationIdentityService {
  return new CommunicationIdentityService(
    new PrismaCommunicationIdentityRepository(prisma, resource),
    gateway,
    clock,
    log,
    async (userId, communicationUserId) => {
      sessions.forgetUser(userId);
      const details = { communicationUserId };
      await audit.record({ action: 'identity/created', actor: null, subject: userId, details });
    },
  );
}

function createProvider({ signIn, web }: AppConfig, secrets: AppSecrets): OpenidClientProvider | undefined {
  if (!signIn.openIdConnect) return undefined;
  return new OpenidClientProvider({
    ...signIn.openIdConnect,
    clientSecret: secrets.openIdConnectClientSecret,
    redirectUri: `${web.origin}${OPENID_CONNECT_CALLBACK_PATH}`,
  });
}
