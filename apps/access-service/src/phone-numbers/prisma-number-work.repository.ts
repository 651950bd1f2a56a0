import { randomUUID } from 'node:crypto';
import type { Prisma } from '@switchboard/database';
import { keyOfNumber, lockNumber, requireOwned, type NumberStorage } from './number-storage.ts';
import { auditOfOrder } from './number-work-audit.ts';
import { toNumberWork, toStoredRequest } from './number-work-row.ts';
import { NumberWorkRepository } from './number-work.repository.ts';
import type {
  AcceptedPurchase,
  NumberWork,
  OrderWork,
  PurchaseWork,
  ReleaseWork,
  Requester,
  SearchWish,
  SearchWork,
} from './number-work.ts';
import { beingReleased, searchNotFound } from './phone-number.errors.ts';

type Transaction = Prisma.TransactionClient;

export class PrismaNumberWorkRepository extends NumberWorkRepository {
  readonly #storage: NumberStorage;

  constructor(storage: NumberStorage) {
    super();
    this.#storage = storage;
  }

  override async createSearch(requester: Requester, wish: SearchWish): Promise<SearchWork> {
    return this.#storage.prisma.$transaction(
      async (transaction) => (await this.#create(transaction, 'search', requester, { wish })) as SearchWork,
    );
  }

  override async createPurchase(
    requester: Requester,
    searchId: string,
    accept: (search: SearchWork) => AcceptedPurchase,
  ): Promise<{ work: PurchaseWork; isNew: boolean }> {
    return this.#storage.prisma.$transaction(async (transaction) => {
      await transaction.$queryRaw`SELECT 1 FROM number_works WHERE id = ${searchId}::uuid FOR UPDATE`;
      const search = await this.#find(transaction, searchId);
      if (search?.kind !== 'search') throw searchNotFound(searchId);
      const existing = await transaction.numberWork.findFirst({
        where: {
          resource: this.#storage.resource,
          kind: 'purchase',
          status: { not: 'failed' },
          request: { path: ['purchase', 'searchId'], equals: searchId },
        },
      });
      if (existing) return { work: toNumberWork(existing) as PurchaseWork, isNew: false };
      const purchase = accept(search);
      const work = (await this.#create(transaction, 'purchase', requester, { purchase })) as PurchaseWork;
      await this.#storage.writeAudit(transaction, auditOfOrder(work));
      return { work, isNew: true };
    });
  }

  override async createRelease(requester: Requester, phoneNumber: string): Promise<ReleaseWork> {
    const { prisma, resource, writeAudit } = this.#storage;
    return prisma.$transaction(async (transaction) => {
      await lockNumber(transaction, resource, phoneNumber);
      const number = requireOwned(
        phoneNumber,
        await transaction.phoneNumber.findUnique({ where: keyOfNumber(resource, phoneNumber) }),
      );
      const running = await transaction.numberWork.findFirst({
        where: {
          resource,
          kind: 'release',
          status: 'running',
          request: { path: ['phoneNumber'], equals: phoneNumber },
        },
        select: { id: true },
      });
      if (running) throw beingReleased(phoneNumber);
      const monthlyCost = { amount: Number(number.costAmount), currencyCode: number.costCurrency };
      const asked = { phoneNumber, monthlyCost };
      const work = (await this.#create(transaction, 'release', requester, asked)) as ReleaseWork;
      await writeAudit(transaction, auditOfOrder(work));
      return work;
    });
  }

  override async find(id: string): Promise<NumberWork | undefined> {
    return this.#find(this.#storage.prisma, id);
  }

  override async findSearch(id: string): Promise<SearchWork | undefined> {
    const work = await this.#find(this.#storage.prisma, id);
    return work?.kind === 'search' ? work : undefined;
  }

  override async findOrder(id: string): Promise<OrderWork | undefined> {
    const work = await this.#find(this.#storage.prisma, id);
    return work?.kind === 'search' ? undefined : work;
  }

  override async ensureJobs(): Promise<void> {
    const { prisma, resource, jobs } = this.#storage;
    const running = await prisma.numberWork.findMany({
      where: { resource, status: 'running' },
      select: { id: true },
    });
    // Somebody may have begun it.
    for (const { id } of running) await jobs.send({ workId: id, attempts: 1 }, { key: id });
  }

  override async removeEnded(before: Date): Promise<void> {
    await this.#storage.prisma.numberWork.deleteMany({
      where: { resource: this.#storage.resource, status: { not: 'running' }, createdAt: { lt: before } },
    });
  }

  async #create(
    transaction: Transaction,
    kind: NumberWork['kind'],
    requester: Requester,
    asked: object,
  ): Promise<NumberWork> {
    const now = this.#storage.clock.now();
    const row = await transaction.numberWork.create({
      data: {
        id: randomUUID(),
        resource: this.#storage.resource,
        kind,
        status: 'running',
        requestedById: requester.id,
        request: toStoredRequest(requester, asked),
        repeatabilityId: randomUUID(),
        createdAt: now,
      },
    });
    await this.#storage.jobs.send({ workId: row.id, attempts: 0 }, { key: row.id, transaction });
    return toNumberWork(row);
  }

  async #find(prisma: Transaction, id: string): Promise<NumberWork | undefined> {
    const row = await prisma.numberWork.findFirst({ where: { id, resource: this.#storage.resource } });
    return row ? toNumberWork(row) : undefined;
  }
}
