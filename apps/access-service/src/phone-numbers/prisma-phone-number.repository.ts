import type { NumberAssignee, PhoneNumber } from '@switchboard/access-api';
import type { Prisma } from '@switchboard/database';
import type { AuditEvent } from '../audit/audit-log.ts';
import type { VisibleNumbers } from './number-access.ts';
import { keyOfNumber, lockNumber, requireOwned, type NumberStorage } from './number-storage.ts';
import { toNumberWork } from './number-work-row.ts';
import { numbersOf } from './number-work.ts';
import { beingReleased } from './phone-number.errors.ts';
import type { OwnedNumber } from './phone-number-gateway.ts';
import { PhoneNumberRepository, type Assignment, type SyncOutcome } from './phone-number.repository.ts';
import { writeSync } from './write-sync.ts';

type Transaction = Prisma.TransactionClient;

/** The first look at a resource with many numbers writes them all. */
const SYNC_TIMEOUT_MS = 30_000;

const include = {
  assignedUser: { select: { id: true, displayName: true } },
  assignedTeam: { select: { id: true, name: true } },
} satisfies Prisma.PhoneNumberInclude;
type PhoneNumberRow = Prisma.PhoneNumberGetPayload<{ include: typeof include }>;

export class PrismaPhoneNumberRepository extends PhoneNumberRepository {
  readonly #storage: NumberStorage;

  constructor(storage: NumberStorage) {
    super();
    this.#storage = storage;
  }

  override async list(visible: VisibleNumbers): Promise<PhoneNumber[]> {
    const rows = await this.#storage.prisma.phoneNumber.findMany({
      where: {
        resource: this.#storage.resource,
        releasedAt: null,
        ...(visible === 'all' ? {} : { phoneNumber: { in: [...visible] } }),
      },
      orderBy: { phoneNumber: 'asc' },
      include,
    });
    const releasing = await this.#findReleasing(this.#storage.prisma);
    return rows.map((row) => toPhoneNumber(row, releasing.has(row.phoneNumber)));
  }

  override async assign(
    phoneNumber: string,
    assignment: Assignment | null,
    audit: (before: PhoneNumber, after: PhoneNumber) => AuditEvent,
  ): Promise<PhoneNumber> {
    const { prisma, resource, writeAudit } = this.#storage;
    const where = keyOfNumber(resource, phoneNumber);
    return prisma.$transaction(async (transaction) => {
      await lockNumber(transaction, resource, phoneNumber);
      const row = requireOwned(phoneNumber, await transaction.phoneNumber.findUnique({ where, include }));
      if ((await this.#findReleasing(transaction)).has(phoneNumber)) throw beingReleased(phoneNumber);
      const changed = await transaction.phoneNumber.update({
        where,
        data: {
          assignedUserId: assignment?.kind === 'user' ? assignment.id : null,
          assignedTeamId: assignment?.kind === 'team' ? assignment.id : null,
        },
        include,
      });
      const after = toPhoneNumber(changed, false);
      await writeAudit(transaction, [audit(toPhoneNumber(row, false), after)]);
      return after;
    });
  }

  override async sync(owned: readonly OwnedNumber[]): Promise<SyncOutcome> {
    const { prisma, resource, clock, writeAudit } = this.#storage;
    const context = { resource, now: clock.now(), writeAudit };
    return prisma.$transaction((transaction) => writeSync(transaction, owned, context), {
      timeout: SYNC_TIMEOUT_MS,
    });
  }

  async #findReleasing(prisma: Transaction): Promise<ReadonlySet<string>> {
    const rows = await prisma.numberWork.findMany({
      where: { resource: this.#storage.resource, kind: 'release', status: 'running' },
    });
    return new Set(rows.flatMap((row) => numbersOf(toNumberWork(row))));
  }
}

function toPhoneNumber(row: PhoneNumberRow, releasing: boolean): PhoneNumber {
  return {
    phoneNumber: row.phoneNumber,
    countryCode: row.countryCode,
    numberType: row.numberType as PhoneNumber['numberType'],
    capabilities: { calling: row.callingCapability, sms: row.smsCapability } as PhoneNumber['capabilities'],
    monthlyCost: { amount: Number(row.costAmount), currencyCode: row.costCurrency },
    purchasedAt: row.purchasedAt.toISOString(),
    assignee: assigneeOf(row),
    releasing,
  };
}

function assigneeOf({ assignedUser, assignedTeam }: PhoneNumberRow): NumberAssignee | null {
  if (assignedUser) return { kind: 'user', id: assignedUser.id, displayName: assignedUser.displayName };
  if (assignedTeam) return { kind: 'team', id: assignedTeam.id, displayName: assignedTeam.name };
  return null;
}
