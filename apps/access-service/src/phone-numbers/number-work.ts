import type { MonthlyCost, numberSearchRequest, WorkFailure } from '@switchboard/access-api';
import type { z } from 'zod';
import type { Job } from '../jobs/job-queue.ts';
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

/** What the queue of background jobs holds of a piece of work. */
export interface NumberJob {
  readonly workId: string;
  /** How often work on it was begun before the job was written down; more than that, when the job was begun again. */
  readonly attempts: number;
}

/** How often work on it was begun, this time included. */
export function attemptsOf({ data, retryCount }: Job<NumberJob>): number {
  return data.attempts + retryCount + 1;
}

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
