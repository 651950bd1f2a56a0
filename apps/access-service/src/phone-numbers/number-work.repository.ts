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

/** Keeps searches, purchases and releases, from the moment that they are asked for, each with a job that drives it on. */
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
  abstract find(id: string): Promise<NumberWork | undefined>;
  abstract findSearch(id: string): Promise<SearchWork | undefined>;
  abstract findOrder(id: string): Promise<OrderWork | undefined>;
  /** Sees to it that work which has not ended has a job. */
  abstract ensureJobs(): Promise<void>;
  /** Forgets work that ended and began before. */
  abstract removeEnded(before: Date): Promise<void>;
}
