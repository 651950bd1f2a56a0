import type { WorkFailure } from '@switchboard/access-api';
import type { Prisma } from '@switchboard/database';
import type { Job } from '../jobs/job-queue.ts';
import { keyOfNumber, type NumberStorage } from './number-storage.ts';
import type { FoundNumbers } from './number-task-gateway.ts';
import { auditOfFailure, auditOfPurchase, auditOfRelease } from './number-work-audit.ts';
import { NumberWorkEndings, type Postponement } from './number-work-endings.ts';
import { toStoredResult } from './number-work-row.ts';
import {
  attemptsOf,
  type NumberJob,
  type NumberWork,
  type PurchaseWork,
  type ReleaseWork,
  type SearchWork,
} from './number-work.ts';

type Transaction = Prisma.TransactionClient;

export class PrismaNumberWorkEndings extends NumberWorkEndings {
  readonly #storage: NumberStorage;

  constructor(storage: NumberStorage) {
    super();
    this.#storage = storage;
  }

  override async postpone(
    job: Job<NumberJob>,
    work: NumberWork,
    { afterMs, operationId }: Postponement,
  ): Promise<boolean> {
    return this.#end(job, work, { operationId }, async (transaction) => {
      const attempts = attemptsOf(job);
      await this.#storage.jobs.send({ workId: work.id, attempts }, { key: work.id, afterMs, transaction });
    });
  }

  override async completeSearch(
    job: Job<NumberJob>,
    work: SearchWork,
    found: FoundNumbers,
  ): Promise<boolean> {
    const result = toStoredResult(found);
    return this.#end(job, work, { status: 'succeeded', result, expiresAt: found.expiresAt });
  }

  override async completePurchase(job: Job<NumberJob>, work: PurchaseWork): Promise<boolean> {
    return this.#end(job, work, { status: 'succeeded' }, async (transaction) => {
      const { phoneNumbers, monthlyCost, wish } = work.purchase;
      const content = {
        countryCode: wish.countryCode,
        numberType: wish.numberType,
        callingCapability: wish.capabilities.calling,
        smsCapability: wish.capabilities.sms,
        costAmount: monthlyCost.amount,
        costCurrency: monthlyCost.currencyCode,
        purchasedAt: this.#storage.clock.now(),
        releasedAt: null,
      };
      for (const phoneNumber of phoneNumbers) {
        await transaction.phoneNumber.upsert({
          where: keyOfNumber(this.#storage.resource, phoneNumber),
          create: { resource: this.#storage.resource, phoneNumber, ...content },
          update: content,
        });
      }
      await this.#storage.writeAudit(transaction, auditOfPurchase(work));
    });
  }

  override async completeRelease(job: Job<NumberJob>, work: ReleaseWork): Promise<boolean> {
    return this.#end(job, work, { status: 'succeeded' }, async (transaction) => {
      await transaction.phoneNumber.updateMany({
        where: { resource: this.#storage.resource, phoneNumber: work.phoneNumber, releasedAt: null },
        data: { releasedAt: this.#storage.clock.now() },
      });
      await this.#storage.writeAudit(transaction, auditOfRelease(work));
    });
  }

  override async fail(job: Job<NumberJob>, work: NumberWork, failure: WorkFailure): Promise<boolean> {
    return this.#end(job, work, { status: 'failed', failure: { ...failure } }, async (transaction) => {
      if (work.kind === 'purchase' && failure.code === 'phone-numbers/search-expired') {
        const now = this.#storage.clock.now();
        await transaction.numberWork.updateMany({
          where: { id: work.purchase.searchId, expiresAt: { gt: now } },
          data: { expiresAt: now },
        });
      }
      if (work.kind !== 'search') await this.#storage.writeAudit(transaction, auditOfFailure(work, failure));
    });
  }

  async #end(
    job: Job<NumberJob>,
    work: NumberWork,
    data: Prisma.NumberWorkUpdateManyMutationInput,
    write: (transaction: Transaction) => Promise<void> = async () => {},
  ): Promise<boolean> {
    return this.#storage.prisma.$transaction(async (transaction) => {
      if (!(await this.#storage.jobs.complete(job, transaction))) return false;
      const isRunning = { id: work.id, status: 'running' };
      if ((await transaction.numberWork.updateMany({ where: isRunning, data })).count === 0) return false;
      await write(transaction);
      return true;
    });
  }
}
