import type { MonthlyCost, numberSearchRequest, WorkFailure } from '@switchboard/access-api';
import type { z } from 'zod';
import type { FoundNumbers } from './number-task-gateway.ts';

/** A search as it was asked for, its defaults filled in. */
export type SearchWish = z.output<typeof numberSearchRequest>;

/** Who asked for a piece of work, for the audit log. */
export interface Requester {
  readonly id: string;
  readonly displayName: string;
  /** Of the request that began the work. */
  readonly correlationId: string | undefined;
}

interface WorkState {
  readonly id: string;
  readonly status: 'running' | 'succeeded' | 'failed';
  readonly requester: Requester;
  readonly failure: WorkFailure | null;
  /** The name of the work at the resource, once it is known. */
  readonly operationId: string | null;
  /** How often a replica has worked on it, this time included. */
  readonly attempts: number;
  /** The claim of the replica that works on it: whoever has lost it may not write. */
  readonly claimedUntil: Date | null;
  readonly createdAt: Date;
}

export interface SearchWork extends WorkState {
  readonly kind: 'search';
  readonly wish: SearchWish;
  readonly found: FoundNumbers | null;
}

/** What was accepted: all numbers of one search, each at this cost. */
export interface AcceptedPurchase {
  readonly searchId: string;
  readonly acsSearchId: string;
  readonly agreeToNotResell: boolean;
  readonly phoneNumbers: readonly string[];
  readonly monthlyCost: MonthlyCost;
  readonly wish: Pick<SearchWish, 'countryCode' | 'numberType' | 'capabilities'>;
}

export interface PurchaseWork extends WorkState {
  readonly kind: 'purchase';
  readonly purchase: AcceptedPurchase;
}

export interface ReleaseWork extends WorkState {
  readonly kind: 'release';
  readonly phoneNumber: string;
  readonly monthlyCost: MonthlyCost;
}

export type NumberWork = SearchWork | PurchaseWork | ReleaseWork;
export type OrderWork = PurchaseWork | ReleaseWork;

/** The numbers that the work is about; those of a search once it found them. */
export function numbersOf(work: NumberWork): readonly string[] {
  switch (work.kind) {
    case 'search':
      return work.found?.phoneNumbers ?? [];
    case 'purchase':
      return work.purchase.phoneNumbers;
    case 'release':
      return [work.phoneNumber];
  }
}

export function isExpired({ found }: SearchWork, now: Date): boolean {
  return found !== null && found.expiresAt <= now;
}
