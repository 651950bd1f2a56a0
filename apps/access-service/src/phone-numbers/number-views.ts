import type { NumberOrder, NumberSearch } from '@switchboard/access-api';
import { isExpired, numbersOf, type OrderWork, type SearchWork } from './number-work.ts';

export function toNumberSearch(work: SearchWork, now: Date): NumberSearch {
  const { id, status, wish, found, failure } = work;
  return {
    id,
    status: status === 'succeeded' && isExpired(work, now) ? 'expired' : status,
    request: wish,
    phoneNumbers: [...numbersOf(work)],
    monthlyCost: found?.monthlyCost ?? null,
    agreementRequired: found?.agreementRequired ?? false,
    expiresAt: found?.expiresAt.toISOString() ?? null,
    failure,
  };
}

export function toNumberOrder(work: OrderWork): NumberOrder {
  return {
    id: work.id,
    kind: work.kind,
    status: work.status,
    phoneNumbers: [...numbersOf(work)],
    monthlyCost: work.kind === 'purchase' ? work.purchase.monthlyCost : work.monthlyCost,
    failure: work.failure,
    createdAt: work.createdAt.toISOString(),
  };
}
