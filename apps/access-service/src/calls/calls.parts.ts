import type { Provider, Type } from '@nestjs/common';
import type { PrismaClient } from '@switchboard/database';
import type { Clock } from '../platform/clock.ts';
import { CallEventsHandler } from './call-events.handler.ts';
import { CallHistoryService } from './call-history.service.ts';
import { CallRepository } from './call.repository.ts';
import { CallsController } from './calls.controller.ts';

export const callControllers: Type[] = [CallsController];

type CallServices = ReturnType<typeof createCallServices>;

/** The history of calls, without the framework. */
export function createCallServices(parts: { prisma: PrismaClient; resource: string; clock: Clock }) {
  const { prisma, resource, clock } = parts;
  return {
    history: new CallHistoryService(new CallRepository(prisma, resource), clock),
    eventHandlers: [new CallEventsHandler(resource)],
  };
}

export function callProviders(calls: CallServices): Provider[] {
  return [{ provide: CallHistoryService, useValue: calls.history }];
}
