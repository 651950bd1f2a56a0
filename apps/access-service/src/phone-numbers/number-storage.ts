import type { Prisma, PrismaClient } from '@switchboard/database';
import type { WriteAudit } from '../audit/prisma-audit-log.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Clock } from '../platform/clock.ts';
import type { NumberJob } from './number-work.ts';
import { phoneNumberNotFound, phoneNumberReleased } from './phone-number.errors.ts';

/** What everything that keeps numbers and the work on them writes with. */
export interface NumberStorage {
  readonly prisma: PrismaClient;
  /** The Communication Services resource whose numbers and work count. */
  readonly resource: string;
  readonly clock: Clock;
  readonly writeAudit: WriteAudit;
  /** Has a job for each piece of work that has not ended. */
  readonly jobs: JobQueue<NumberJob>;
}

export const keyOfNumber = (resource: string, phoneNumber: string) => ({
  resource_phoneNumber: { resource, phoneNumber },
});

/** Those who change a number take turns until the end of the transaction. */
export async function lockNumber(
  transaction: Prisma.TransactionClient,
  resource: string,
  phoneNumber: string,
): Promise<void> {
  await transaction.$queryRaw`
    SELECT 1 FROM phone_numbers
    WHERE resource = ${resource} AND phone_number = ${phoneNumber} FOR UPDATE`;
}

/** @throws AppError `phone-numbers/not-found`, `phone-numbers/released` */
export function requireOwned<Row extends { releasedAt: Date | null }>(
  phoneNumber: string,
  row: Row | null,
): Row {
  if (!row) throw phoneNumberNotFound(phoneNumber);
  if (row.releasedAt) throw phoneNumberReleased(phoneNumber);
  return row;
}
