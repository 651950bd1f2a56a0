import type { WorkFailure } from '@switchboard/access-api';
import type { FoundNumbers } from './number-task-gateway.ts';
import type { NumberWork, PurchaseWork, ReleaseWork, SearchWork } from './number-work.ts';

/** What is kept of a piece of work that goes on later. */
export interface Postponement {
  readonly nextAttemptAt: Date;
  readonly operationId: string | null;
}

/**
 * Hands work that is under way to whoever drives it on, one at a time. What ends a piece of work needs its claim, and is written
 * in one transaction with the numbers that it changed and its entries in the audit log; it answers false when the claim was
 * lost, and nothing is written.
 */
export abstract class NumberWorkQueue {
  /** Takes work that is due, and that no replica works on, until `until`. */
  abstract claimDue(now: Date, until: Date, limit: number): Promise<NumberWork[]>;
  /** Takes claims away from whoever has them; only where it is certain that they are of a process that is gone. */
  abstract dropClaims(): Promise<void>;
  /** When the next work is due that nobody works on; undefined when there is none. */
  abstract findNextDue(): Promise<Date | undefined>;

  abstract postpone(work: NumberWork, postponement: Postponement): Promise<boolean>;
  abstract completeSearch(work: SearchWork, found: FoundNumbers): Promise<boolean>;
  abstract completePurchase(work: PurchaseWork): Promise<boolean>;
  abstract completeRelease(work: ReleaseWork): Promise<boolean>;
  /** When the resource says that a search has expired, it has, whatever our clock says. */
  abstract fail(work: NumberWork, failure: WorkFailure): Promise<boolean>;
}
