import type { Provider, Type } from '@nestjs/common';
import type { PrismaClient } from '@switchboard/database';
import type { Logger } from '@switchboard/node-kit';
import type { LiveUpdates } from '../live/live-updates.ts';
import type { Clock } from '../platform/clock.ts';
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
  live: LiveUpdates;
  clock: Clock;
  log: Logger;
}) {
  const { prisma, resource, live, clock, log } = parts;
  const calls = new CallRepository(prisma, resource);
  const announcer = new CallAnnouncer(calls, live, log);
  return {
    history: new CallHistoryService(calls, live, clock),
    eventHandlers: [new CallEventsHandler(resource, announcer)],
  };
}

export function callProviders(calls: CallServices): Provider[] {
  return [{ provide: CallHistoryService, useValue: calls.history }];
}
