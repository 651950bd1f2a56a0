import type { Provider, Type } from '@nestjs/common';
import type { Database } from '@switchboard/database';
import type { Logger } from '@switchboard/node-kit';
import type { WriteAudit } from '../audit/prisma-audit-log.ts';
import type { BackgroundJobs } from '../jobs/background-jobs.ts';
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
import type { NumberJob } from './number-work.ts';
import { NumberWorker } from './number-worker.ts';
import type { PhoneNumberGateway } from './phone-number-gateway.ts';
import { PhoneNumberService } from './phone-number.service.ts';
import { PhoneNumbersController } from './phone-numbers.controller.ts';
import { PrismaNumberWorkEndings } from './prisma-number-work-endings.ts';
import { PrismaNumberWorkRepository } from './prisma-number-work.repository.ts';
import { PrismaPhoneNumberRepository } from './prisma-phone-number.repository.ts';

interface PhoneNumberDependencies {
  database: Database;
  resource: string;
  gateway: PhoneNumberGateway;
  tasks: NumberTaskGateway;
  jobs: BackgroundJobs;
  access: NumberAccess;
  users: UserRepository;
  teams: TeamRepository;
  writeAudit: WriteAudit;
  live: LiveUpdates;
  clock: Clock;
  log: Logger;
}

/** A piece of work has one job. It fails for good only after many processes died of it; the next start begins anew. */
const WORK_QUEUE = {
  name: 'number-work',
  policy: 'exclusive',
  atOnce: 4,
  lookEverySeconds: 3,
  retryLimit: 1000,
  keptSeconds: 24 * 60 * 60,
} as const;
const SYNC_EVERY_SECONDS = 5 * 60;
const SYNC_AGAIN_AFTER_SECONDS = 15;

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
  const { database, resource, gateway, tasks, users, teams, writeAudit, clock, jobs, ...others } =
    dependencies;
  const { access, live } = others;
  const queue = jobs.queue<NumberJob>({
    ...WORK_QUEUE,
    work: (job) => worker.work(job),
  });
  const storage: NumberStorage = { prisma: database.client, resource, clock, writeAudit, jobs: queue };
  const numbers = new PrismaPhoneNumberRepository(storage);
  const works = new PrismaNumberWorkRepository(storage);
  const sync = new NumberSync({ ...others, gateway, numbers, works, clock });
  const syncing = jobs.recurring({
    name: 'number-sync',
    everySeconds: SYNC_EVERY_SECONDS,
    retryAfterSeconds: SYNC_AGAIN_AFTER_SECONDS,
    work: () => sync.run(),
  });
  const worker = new NumberWorker({
    ...others,
    endings: new PrismaNumberWorkEndings(storage),
    works,
    steps: new NumberWorkSteps({ tasks, numbers: gateway, clock }),
    clock,
    onPostponed: (afterMs) => queue.wake(afterMs),
    onOrderEnded: () => syncing.kick(),
  });
  return {
    numbers: new PhoneNumberService({ numbers, gateway, access, users, teams, live }),
    orders: new NumberOrderService({ works, access, live, clock, wakeWorker: () => queue.wake() }),
    /** To be called once background jobs run. */
    start: () => syncing.kick(),
  };
}
