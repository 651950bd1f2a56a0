import type { Prisma } from '@switchboard/database';
import type { AuditEvent } from '../audit/audit-log.ts';
import type { WriteAudit } from '../audit/prisma-audit-log.ts';
import { toNumberWork } from './number-work-row.ts';
import { numbersOf } from './number-work.ts';
import type { OwnedNumber } from './phone-number-gateway.ts';
import type { SyncOutcome } from './phone-number.repository.ts';

type Transaction = Prisma.TransactionClient;

/** The resource's list may lag behind what it said of a purchase or a release. */
const LIST_LAGS_AT_MOST_MS = 30 * 60_000;

interface SyncContext {
  readonly resource: string;
  readonly now: Date;
  readonly writeAudit: WriteAudit;
}

/** @see PhoneNumberRepository.sync */
export async function writeSync(
  transaction: Transaction,
  owned: readonly OwnedNumber[],
  context: SyncContext,
): Promise<SyncOutcome> {
  const { resource, now, writeAudit } = context;
  // Replicas take turns: each change is written, and told to the audit log, once.
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`phone-numbers ${resource}`}))`;
  const busy = await findBusy(transaction, context);
  const rows = await transaction.phoneNumber.findMany({ where: { resource } });
  const known = new Map(rows.map((row) => [row.phoneNumber, row]));
  const settled = owned.filter(({ phoneNumber }) => !busy.has(phoneNumber));
  const fresh = settled.filter(({ phoneNumber }) => !known.has(phoneNumber));
  const back = settled.filter(({ phoneNumber }) => known.get(phoneNumber)?.releasedAt);
  const changed = owned.filter((number) => {
    const row = known.get(number.phoneNumber);
    return row && !row.releasedAt && differs(row, contentOf(number));
  });
  await transaction.phoneNumber.createMany({
    data: fresh.map((number) => ({ resource, phoneNumber: number.phoneNumber, ...contentOf(number) })),
    skipDuplicates: true,
  });
  for (const number of [...back, ...changed]) {
    await transaction.phoneNumber.updateMany({
      where: { resource, phoneNumber: number.phoneNumber },
      data: { ...contentOf(number), releasedAt: null },
    });
  }
  const listed = new Set(owned.map(({ phoneNumber }) => phoneNumber));
  const gone = rows
    .filter(
      ({ phoneNumber, releasedAt }) => !releasedAt && !listed.has(phoneNumber) && !busy.has(phoneNumber),
    )
    .map(({ phoneNumber }) => phoneNumber);
  await transaction.phoneNumber.updateMany({
    where: { resource, phoneNumber: { in: gone } },
    data: { releasedAt: now },
  });
  const found = [...fresh, ...back];
  const events = [...found.map(auditOfFound), ...gone.map(auditOfGone)];
  if (events.length > 0) await writeAudit(transaction, events);
  return { found: found.map(numberOf), gone, changed: changed.map(numberOf) };
}

const numberOf = ({ phoneNumber }: OwnedNumber) => phoneNumber;

/** Numbers of orders that are under way, or that succeeded lately. */
async function findBusy(
  transaction: Transaction,
  { resource, now }: SyncContext,
): Promise<ReadonlySet<string>> {
  const works = await transaction.numberWork.findMany({
    where: {
      resource,
      kind: { not: 'search' },
      OR: [
        { status: 'running' },
        { status: 'succeeded', createdAt: { gt: new Date(now.getTime() - LIST_LAGS_AT_MOST_MS) } },
      ],
    },
  });
  return new Set(works.flatMap((row) => numbersOf(toNumberWork(row))));
}

function contentOf({ countryCode, numberType, capabilities, monthlyCost, purchasedAt }: OwnedNumber) {
  return {
    countryCode,
    numberType,
    callingCapability: capabilities.calling,
    smsCapability: capabilities.sms,
    costAmount: monthlyCost.amount,
    costCurrency: monthlyCost.currencyCode,
    purchasedAt,
  };
}

function differs(row: Prisma.PhoneNumberGetPayload<object>, content: ReturnType<typeof contentOf>): boolean {
  return (
    row.countryCode !== content.countryCode ||
    row.numberType !== content.numberType ||
    row.callingCapability !== content.callingCapability ||
    row.smsCapability !== content.smsCapability ||
    Number(row.costAmount) !== content.costAmount ||
    row.costCurrency !== content.costCurrency ||
    row.purchasedAt.getTime() !== content.purchasedAt.getTime()
  );
}

const auditOfFound = ({ phoneNumber, monthlyCost }: OwnedNumber): AuditEvent => ({
  action: 'phone-number/found',
  actor: null,
  subject: phoneNumber,
  details: { monthlyCost },
});

const auditOfGone = (phoneNumber: string): AuditEvent => ({
  action: 'phone-number/gone',
  actor: null,
  subject: phoneNumber,
  details: {},
});
