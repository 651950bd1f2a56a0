import type { WorkFailure } from '@switchboard/access-api';
import type { Job } from '../jobs/job-queue.ts';
import type { FoundNumbers } from './number-task-gateway.ts';
import type { NumberJob, NumberWork, PurchaseWork, ReleaseWork, SearchWork } from './number-work.ts';

/** What is kept of a piece of work that goes on later. */
export interface Postponement {
  readonly afterMs: number;
  readonly operationId: string | null;
}

/**
 * Writes down how a step of work ended. That needs the claim on its job, which ends in the same transaction as the numbers that
 * the step changed and the entries in the audit log; the answer is false when the claim was lost, and nothing is written.
 */
export abstract class NumberWorkEndings {
  /** Another job goes on after a while. */
  abstract postpone(job: Job<NumberJob>, work: NumberWork, postponement: Postponement): Promise<boolean>;
  abstract completeSearch(job: Job<NumberJob>, work: SearchWork, found: FoundNumbers): Promise<boolean>;
  abstract completePurchase(job: Job<NumberJob>, work: PurchaseWork): Promise<boolean>;
  abstract completeRelease(job: Job<NumberJob>, work: ReleaseWork): Promise<boolean>;
  /** When the resource says that a search has expired, it has, whatever our clock says. */
  abstract fail(job: Job<NumberJob>, work: NumberWork, failure: WorkFailure): Promise<boolean>;
}
