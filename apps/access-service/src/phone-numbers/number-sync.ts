import type { Logger } from '@switchboard/node-kit';
import type { LiveUpdates } from '../live/live-updates.ts';
import type { Clock } from '../platform/clock.ts';
import type { NumberAccess } from './number-access.ts';
import type { NumberWorkRepository } from './number-work.repository.ts';
import type { PhoneNumberGateway } from './phone-number-gateway.ts';
import type { PhoneNumberRepository } from './phone-number.repository.ts';

const SYNC_EVERY_MS = 5 * 60_000;
const TRY_AGAIN_AFTER_MS = 15_000;
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
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isWanted = false;
  #isStarted = false;

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

  start(): void {
    this.#isStarted = true;
    this.kick();
  }

  async stop(): Promise<void> {
    this.#isStarted = false;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** Looks at the list now, or once the look that is under way has ended. */
  kick(): void {
    if (!this.#isStarted) return;
    this.#isWanted = true;
    this.#running ??= this.#runWhileWanted().finally(() => (this.#running = undefined));
  }

  async #runWhileWanted(): Promise<void> {
    clearTimeout(this.#timer);
    let waitMs = SYNC_EVERY_MS;
    while (this.#isWanted && this.#isStarted) {
      this.#isWanted = false;
      try {
        await this.#sync();
      } catch (err) {
        this.#log.warn(
          { err, task: 'phone numbers' },
          'numbers could not be compared; it will be tried again',
        );
        waitMs = TRY_AGAIN_AFTER_MS;
      }
    }
    if (!this.#isStarted) return;
    this.#timer = setTimeout(() => this.kick(), waitMs);
    this.#timer.unref();
  }

  async #sync(): Promise<void> {
    const { found, gone, changed } = await this.#numbers.sync(await this.#gateway.listOwned());
    if (found.length + gone.length + changed.length > 0) {
      this.#log.info({ found, gone, changed }, 'numbers follow the resource');
      const { userIds } = await this.#access.audienceOfAll([...found, ...gone, ...changed]);
      this.#live.announceNumbers(userIds);
    }
    await this.#works.removeEnded(new Date(this.#clock.now().getTime() - KEEP_ENDED_WORK_MS));
  }
}
