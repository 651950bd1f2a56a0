import type { WorkFailure } from '@switchboard/access-api';
import type { FoundNumbers } from './number-task-gateway.ts';
import type {
  AcceptedPurchase,
  NumberWork,
  OrderWork,
  PurchaseWork,
  ReleaseWork,
  Requester,
  SearchWish,
  SearchWork,
} from './number-work.ts';

/** What is kept of a piece of work that goes on later. */
export interface Postponement {
  readonly nextAttemptAt: Date;
  readonly operationId: string | null;
}

/**
 * Keeps searches, purchases and releases. What ends a piece of work needs its claim, and is written in one transaction with
 * the numbers that it changed and its entries in the audit log; it answers false when the claim was lost, and nothing is written.
 */
export abstract class NumberWorkRepository {
  abstract createSearch(requester: Requester, wish: SearchWish): Promise<SearchWork>;
  /**
   * The order of a search: the one that there is, unless it failed, else a new one with what `accept` makes of the search.
   * Orders of the same search take turns. What `accept` throws refuses the order.
   * @throws AppError `phone-numbers/search-not-found`
   */
  abstract createPurchase(
    requester: Requester,
    searchId: string,
    accept: (search: SearchWork) => AcceptedPurchase,
  ): Promise<{ work: PurchaseWork; isNew: boolean }>;
  /** @throws AppError `phone-numbers/not-found`, `phone-numbers/released`, `phone-numbers/releasing` */
  abstract createRelease(requester: Requester, phoneNumber: string): Promise<ReleaseWork>;

  abstract findSearch(id: string): Promise<SearchWork | undefined>;
  abstract findOrder(id: string): Promise<OrderWork | undefined>;

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

  /** Forgets work that ended and began before. */
  abstract removeEnded(before: Date): Promise<void>;
}
