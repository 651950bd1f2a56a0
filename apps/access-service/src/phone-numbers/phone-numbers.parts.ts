import type { Provider, Type } from '@nestjs/common';
import type { Database } from '@switchboard/database';
import type { Logger } from '@switchboard/node-kit';
import type { WriteAudit } from '../audit/prisma-audit-log.ts';
import type { LiveUpdates } from '../live/live-updates.ts';
import type { Clock } from '../platform/clock.ts';
import type { TeamRepository } from '../teams/team.repository.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { NumberAccess } from './number-access.ts';
import { NumberMarketController } from './number-market.controller.ts';
import { NumberOrderService } from './number-order.service.ts';
import type { NumberStorage } from './number-storage.ts';
import { NumberSync } from './number-sync.ts';
import type { NumberTaskGateway } from './number-task-gateway.ts';
import { NumberWorkSteps } from './number-work-steps.ts';
import { NumberWorker } from './number-worker.ts';
import type { PhoneNumberGateway } from './phone-number-gateway.ts';
import { PhoneNumberService } from './phone-number.service.ts';
import { PhoneNumbersController } from './phone-numbers.controller.ts';
import { PrismaNumberWorkQueue } from './prisma-number-work-queue.ts';
import { PrismaNumberWorkRepository } from './prisma-number-work.repository.ts';
import { PrismaPhoneNumberRepository } from './prisma-phone-number.repository.ts';

interface PhoneNumberDependencies {
  database: Database;
  resource: string;
  gateway: PhoneNumberGateway;
  tasks: NumberTaskGateway;
  /** The longest that a call of a gateway takes. */
  timeoutMs: number;
  access: NumberAccess;
  users: UserRepository;
  teams: TeamRepository;
  writeAudit: WriteAudit;
  live: LiveUpdates;
  clock: Clock;
  log: Logger;
}

export const phoneNumberControllers: Type[] = [PhoneNumbersController, NumberMarketController];

export function phoneNumberProviders({ numbers, orders }: PhoneNumberServices): Provider[] {
  return [
    { provide: PhoneNumberService, useValue: numbers },
    { provide: NumberOrderService, useValue: orders },
  ];
}

type PhoneNumberServices = ReturnType<typeof createPhoneNumberServices>;

/** Everything about numbers: what requests use, and what runs by itself. */
export function createPhoneNumberServices(dependencies: PhoneNumberDependencies) {
  const { database, resource, gateway, tasks, access, users, teams, writeAudit, live, clock, log } =
    dependencies;
  const storage: NumberStorage = { prisma: database.client, resource, clock, writeAudit };
  const numbers = new PrismaPhoneNumberRepository(storage);
  const works = new PrismaNumberWorkRepository(storage);
  const sync = new NumberSync({ gateway, numbers, works, access, live, clock, log });
  const worker = new NumberWorker({
    queue: new PrismaNumberWorkQueue(storage),
    works,
    steps: new NumberWorkSteps({ tasks, numbers: gateway, clock }),
    access,
    live,
    clock,
    log,
    // A step makes three calls at most.
    claimHoldsMs: 3 * dependencies.timeoutMs + 10_000,
    isAlone: database.kind === 'embedded',
    onOrderEnded: () => sync.kick(),
  });
  return {
    numbers: new PhoneNumberService({ numbers, gateway, access, users, teams, live }),
    orders: new NumberOrderService({ works, access, live, clock, kickWorker: () => worker.kick() }),
    start(): void {
      worker.start();
      sync.start();
    },
    async stop(): Promise<void> {
      await Promise.all([worker.stop(), sync.stop()]);
    },
  };
}
