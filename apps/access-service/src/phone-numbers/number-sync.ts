import type { Logger } from '@switchboard/node-kit';
import type { LiveUpdates } from '../live/live-updates.ts';
import type { Clock } from '../platform/clock.ts';
import type { NumberAccess } from './number-access.ts';
import type { NumberWorkRepository } from './number-work.repository.ts';
import type { PhoneNumberGateway } from './phone-number-gateway.ts';
import type { PhoneNumberRepository } from './phone-number.repository.ts';

const KEEP_ENDED_WORK_MS = 30 * 24 * 60 * 60_000;

/** Keeps our numbers like the resource's list: others may buy and release numbers too, for example in the Azure portal. */
export class NumberSync {
  readonly #gateway: PhoneNumberGateway;
  readonly #numbers: PhoneNumberRepository;
  readonly #works: NumberWorkRepository;
  readonly #access: NumberAccess;
  readonly #live: LiveUpdates;
  readonly #clock: Clock;
  readonly #log: Logger;

  constructor(dependencies: {
    gateway: PhoneNumberGateway;
    numbers: PhoneNumberRepository;
    works: NumberWorkRepository;
    access: NumberAccess;
    live: LiveUpdates;
    clock: Clock;
    log: Logger;
  }) {
    this.#gateway = dependencies.gateway;
    this.#numbers = dependencies.numbers;
    this.#works = dependencies.works;
    this.#access = dependencies.access;
    this.#live = dependencies.live;
    this.#clock = dependencies.clock;
    this.#log = dependencies.log;
  }

  /** @throws when the resource or the database does not answer */
  async run(): Promise<void> {
    await this.#works.ensureJobs();
    const { found, gone, changed } = await this.#numbers.sync(await this.#gateway.listOwned());
    if (found.length + gone.length + changed.length > 0) {
      this.#log.info({ found, gone, changed }, 'numbers follow the resource');
      const { userIds } = await this.#access.audienceOfAll([...found, ...gone, ...changed]);
      this.#live.announceNumbers(userIds);
    }
    await this.#works.removeEnded(new Date(this.#clock.now().getTime() - KEEP_ENDED_WORK_MS));
  }
}
