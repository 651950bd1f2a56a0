import type { Prisma } from '@switchboard/database';
import { beforeUnreadChanges } from './sms-unread.ts';

/**
 * Call it first when an event is applied. A transaction has many events, in the order in which they came, so that two
 * replicas would lock the rows of their conversations in different orders: they take turns instead.
 */
export async function takeTurnWithEvents(
  transaction: Prisma.TransactionClient,
  resource: string,
): Promise<void> {
  await takeTurn(transaction, resource);
  await beforeUnreadChanges(transaction, resource);
}

/** Call it first in any other transaction that locks several conversations. */
export async function takeTurn(transaction: Prisma.TransactionClient, resource: string): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`sms-conversations ${resource}`}))`;
}
