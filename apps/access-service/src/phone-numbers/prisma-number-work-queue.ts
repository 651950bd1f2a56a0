import type { WorkFailure } from '@switchboard/access-api';
import type { Prisma } from '@switchboard/database';
import { keyOfNumber, type NumberStorage } from './number-storage.ts';
import type { FoundNumbers } from './number-task-gateway.ts';
import { auditOfFailure, auditOfPurchase, auditOfRelease } from './number-work-audit.ts';
import { NumberWorkQueue, type Postponement } from './number-work-queue.ts';
import { toNumberWork, toStoredResult } from './number-work-row.ts';
import type { NumberWork, PurchaseWork, ReleaseWork, SearchWork } from './number-work.ts';

type Transaction = Prisma.TransactionClient;

export class PrismaNumberWorkQueue extends NumberWorkQueue {
  readonly #storage: NumberStorage;

  constructor(storage: NumberStorage) {
    super();
    this.#storage = storage;
  }

  override async claimDue(now: Date, until: Date, limit: number): Promise<NumberWork[]> {
    const claimed = await this.#storage.prisma.$queryRaw<{ id: string }[]>`
      UPDATE number_works SET claimed_until = ${until}, attempts = attempts + 1
      WHERE id IN (
        SELECT id FROM number_works
        WHERE resource = ${this.#storage.resource} AND status = 'running' AND next_attempt_at <= ${now}
          AND (claimed_until IS NULL OR claimed_until < ${now})
        ORDER BY next_attempt_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      RETURNING id::text AS id`;
    if (claimed.length === 0) return [];
    const rows = await this.#storage.prisma.numberWork.findMany({
      where: { id: { in: claimed.map(({ id }) => id) }, claimedUntil: until },
    });
    return rows.map(toNumberWork);
  }

  override async dropClaims(): Promise<void> {
    await this.#storage.prisma.numberWork.updateMany({
      where: { resource: this.#storage.resource, claimedUntil: { not: null } },
      data: { claimedUntil: null },
    });
  }

  override async findNextDue(): Promise<Date | undefined> {
    const row = await this.#storage.prisma.numberWork.findFirst({
      where: { resource: this.#storage.resource, status: 'running', claimedUntil: null },
      orderBy: { nextAttemptAt: 'asc' },
      select: { nextAttemptAt: true },
    });
    return row?.nextAttemptAt;
  }

  override async postpone(work: NumberWork, postponement: Postponement): Promise<boolean> {
    return this.#release(this.#storage.prisma, work, { ...postponement });
  }

  override async completeSearch(work: SearchWork, found: FoundNumbers): Promise<boolean> {
    return this.#release(this.#storage.prisma, work, {
      status: 'succeeded',
      result: toStoredResult(found),
      expiresAt: found.expiresAt,
    });
  }

  override async completePurchase(work: PurchaseWork): Promise<boolean> {
    return this.#end(work, { status: 'succeeded' }, async (transaction) => {
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

  override async completeRelease(work: ReleaseWork): Promise<boolean> {
    return this.#end(work, { status: 'succeeded' }, async (transaction) => {
      await transaction.phoneNumber.updateMany({
        where: { resource: this.#storage.resource, phoneNumber: work.phoneNumber, releasedAt: null },
        data: { releasedAt: this.#storage.clock.now() },
      });
      await this.#storage.writeAudit(transaction, auditOfRelease(work));
    });
  }

  override async fail(work: NumberWork, failure: WorkFailure): Promise<boolean> {
    return this.#end(work, { status: 'failed', failure: { ...failure } }, async (transaction) => {
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

  /** Gives the claim back with what was found out under it. */
  async #release(
    prisma: Transaction,
    work: NumberWork,
    data: Prisma.NumberWorkUpdateManyMutationInput,
  ): Promise<boolean> {
    const { count } = await prisma.numberWork.updateMany({
      where: { id: work.id, status: 'running', claimedUntil: work.claimedUntil },
      data: { ...data, claimedUntil: null },
    });
    return count === 1;
  }

  async #end(
    work: NumberWork,
    data: Prisma.NumberWorkUpdateManyMutationInput,
    write: (transaction: Transaction) => Promise<void>,
  ): Promise<boolean> {
    return this.#storage.prisma.$transaction(async (transaction) => {
      if (!(await this.#release(transaction, work, data))) return false;
      await write(transaction);
      return true;
    });
  }
}
