import type { MonthlyCost, NumberOrder, NumberSearch } from '@switchboard/access-api';
import type { LiveUpdates } from '../live/live-updates.ts';
import type { Clock } from '../platform/clock.ts';
import { currentCorrelationId } from '../platform/correlation-id.ts';
import type { User } from '../users/user.ts';
import type { NumberAccess } from './number-access.ts';
import { toNumberOrder, toNumberSearch } from './number-views.ts';
import type { NumberWorkRepository } from './number-work.repository.ts';
import {
  isExpired,
  type AcceptedPurchase,
  type Requester,
  type SearchWish,
  type SearchWork,
} from './number-work.ts';
import {
  agreementRequired,
  costDiffers,
  orderNotFound,
  searchExpired,
  searchFailed,
  searchNotFound,
  searchRunning,
} from './phone-number.errors.ts';

export interface OrderWish {
  readonly searchId: string;
  readonly acceptedMonthlyCost: MonthlyCost;
  readonly agreeToNotResell: boolean;
}

/**
 * Begins searches, purchases and releases. Each is written down before the resource hears of it, and is driven on by
 * `NumberWorker`.
 */
export class NumberOrderService {
  readonly #works: NumberWorkRepository;
  readonly #access: NumberAccess;
  readonly #live: LiveUpdates;
  readonly #clock: Clock;
  readonly #wakeWorker: () => void;

  constructor(dependencies: {
    works: NumberWorkRepository;
    access: NumberAccess;
    live: LiveUpdates;
    clock: Clock;
    wakeWorker: () => void;
  }) {
    this.#works = dependencies.works;
    this.#access = dependencies.access;
    this.#live = dependencies.live;
    this.#clock = dependencies.clock;
    this.#wakeWorker = dependencies.wakeWorker;
  }

  async search(caller: User, wish: SearchWish): Promise<NumberSearch> {
    const work = await this.#works.createSearch(requesterOf(caller), wish);
    this.#wakeWorker();
    return toNumberSearch(work, this.#clock.now());
  }

  async getSearch(id: string): Promise<NumberSearch> {
    const work = await this.#works.findSearch(id);
    if (!work) throw searchNotFound(id);
    return toNumberSearch(work, this.#clock.now());
  }

  /** Any admin may buy what another found. A search that was ordered already gives the order that there is. */
  async order(caller: User, wish: OrderWish): Promise<NumberOrder> {
    const { work, isNew } = await this.#works.createPurchase(requesterOf(caller), wish.searchId, (search) =>
      accept(search, wish, this.#clock.now()),
    );
    if (isNew) this.#wakeWorker();
    return toNumberOrder(work);
  }

  async release(caller: User, phoneNumber: string): Promise<NumberOrder> {
    const work = await this.#works.createRelease(requesterOf(caller), phoneNumber);
    this.#wakeWorker();
    this.#live.announceNumbers((await this.#access.audienceOf(phoneNumber)).userIds);
    return toNumberOrder(work);
  }

  async getOrder(id: string): Promise<NumberOrder> {
    const work = await this.#works.findOrder(id);
    if (!work) throw orderNotFound(id);
    return toNumberOrder(work);
  }
}

function requesterOf({ id, displayName }: User): Requester {
  return { id, displayName, correlationId: currentCorrelationId() };
}

/** What the buyer saw and confirmed must be what is bought. */
function accept(search: SearchWork, wish: OrderWish, now: Date): AcceptedPurchase {
  if (search.status === 'running') throw searchRunning();
  if (search.status === 'failed' || !search.found) throw searchFailed();
  if (isExpired(search, now)) throw searchExpired();
  const { acsSearchId, phoneNumbers, monthlyCost } = search.found;
  const { acceptedMonthlyCost: accepted, agreeToNotResell } = wish;
  if (accepted.amount !== monthlyCost.amount || accepted.currencyCode !== monthlyCost.currencyCode) {
    throw costDiffers(textOf(accepted), textOf(monthlyCost));
  }
  if (search.found.agreementRequired && !agreeToNotResell) throw agreementRequired();
  const { countryCode, numberType, capabilities } = search.wish;
  return {
    searchId: search.id,
    acsSearchId,
    agreeToNotResell,
    phoneNumbers,
    monthlyCost,
    wish: { countryCode, numberType, capabilities },
  };
}

const textOf = ({ amount, currencyCode }: MonthlyCost) => `${amount} ${currencyCode}`;
