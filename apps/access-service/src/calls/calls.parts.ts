import type { Provider, Type } from '@nestjs/common';
import type { PrismaClient } from '@switchboard/database';
import type { Logger } from '@switchboard/node-kit';
import type { LiveUpdates } from '../live/live-updates.ts';
import type { Clock } from '../platform/clock.ts';
import type { UserRepository } from '../users/user.repository.ts';
import { CallAnnouncer } from './call-announcer.ts';
import { CallEventsHandler } from './call-events.handler.ts';
import { CallHistoryService } from './call-history.service.ts';
import { CallRepository } from './call.repository.ts';
import { CallsController } from './calls.controller.ts';

export const callControllers: Type[] = [CallsController];

type CallServices = ReturnType<typeof createCallServices>;

/** The history of calls, without the framework. */
export function createCallServices(parts: {
  prisma: PrismaClient;
  /** Host of the Communication Services resource. */
  resource: string;
  users: UserRepository;
  live: LiveUpdates;
  clock: Clock;
  log: Logger;
}) {
  const { prisma, resource } = parts;
  const calls = new CallRepository(prisma, resource);
  const announcer = new CallAnnouncer({ ...parts, calls });
  return {
    history: new CallHistoryService({ ...parts, calls }),
    eventHandlers: [new CallEventsHandler(resource, announcer)],
  };
}

export function callProviders(calls: CallServices): Provider[] {
  return [{ provide: CallHistoryService, useValue: calls.history }];
}
