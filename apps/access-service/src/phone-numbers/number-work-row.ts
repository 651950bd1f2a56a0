import type { WorkFailure } from '@switchboard/access-api';
import type { Prisma } from '@switchboard/database';
import type { FoundNumbers } from './number-task-gateway.ts';
import type { NumberWork, Requester } from './number-work.ts';

export type NumberWorkRow = Prisma.NumberWorkGetPayload<object>;

/** What the column `request` holds beside what was asked for. */
interface StoredRequester {
  readonly requester: { readonly displayName: string; readonly correlationId?: string };
}

export function toStoredRequest(
  { displayName, correlationId }: Requester,
  asked: object,
): Prisma.InputJsonObject {
  return {
    ...asked,
    requester: { displayName, ...(correlationId === undefined ? {} : { correlationId }) },
  } as Prisma.InputJsonObject;
}

/** The end of a search is a column, so that it can be asked for. */
export function toStoredResult({ expiresAt: _, ...found }: FoundNumbers): Prisma.InputJsonObject {
  return { ...found, phoneNumbers: [...found.phoneNumbers], monthlyCost: { ...found.monthlyCost } };
}

export function toNumberWork(row: NumberWorkRow): NumberWork {
  const { requester, ...asked } = row.request as unknown as StoredRequester;
  const found = row.result as unknown as Omit<FoundNumbers, 'expiresAt'> | null;
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    requester: {
      id: row.requestedById,
      displayName: requester.displayName,
      correlationId: requester.correlationId,
    },
    failure: row.failure as WorkFailure | null,
    operationId: row.operationId,
    createdAt: row.createdAt,
    ...asked,
    ...(row.kind === 'search' ? { found: found && { ...found, expiresAt: row.expiresAt } } : {}),
  } as NumberWork;
}
