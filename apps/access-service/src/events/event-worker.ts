import type { Logger } from '@switchboard/node-kit';
import type { Clock } from '../platform/clock.ts';
import type { EventProcessor } from './event-processor.ts';
import type { InboxRepository } from './inbox.repository.ts';

/** Looks for what other replicas wrote down and then did not process. */
const POLL_EVERY_MS = 1000;
/** Events that are due but held by another replica are not asked for more often. */
const SHORTEST_WAIT_MS = 50;
const LONGEST_WAIT_AFTER_FAILURE_MS = 10_000;
/**
 * Between two batches. What comes meanwhile shares the next one, whose statements cost about the same for one event as for
 * a hundred, and with the embedded database requests have their turn.
 */
const PAUSE_MS = 20;

/** Processes waiting events one batch after another, at once when it is woken. */
export class EventWorker {
  readonly #processor: EventProcessor;
  readonly #inbox: InboxRepository;
  readonly #clock: Clock;
  readonly #log: Logger;
  #running: Promise<void> | undefined;
  #isStopped = false;
  #isWoken = false;
  #endWait: (() => void) | undefined;

  constructor(dependencies: {
    processor: EventProcessor;
    inbox: InboxRepository;
    clock: Clock;
    log: Logger;
  }) {
    this.#processor = dependencies.processor;
    this.#inbox = dependencies.inbox;
    this.#clock = dependencies.clock;
    this.#log = dependencies.log;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Something may be due. */
  wake(): void {
    this.#isWoken = true;
    this.#endWait?.();
  }

  /** Resolves when the running batch is done. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#endWait?.();
    await this.#running;
  }

  async #run(): Promise<void> {
    let failures = 0;
    while (!this.#isStopped) {
      this.#isWoken = false;
      try {
        if ((await this.#processor.processDue()) > 0) {
          failures = 0;
          await this.#wait(PAUSE_MS, false);
          continue;
        }
        const waitMs = await this.#msUntilDue();
        failures = 0;
        if (!this.#isWoken) await this.#wait(waitMs, true);
      } catch (err) {
        failures += 1;
        if (failures === 1) this.#log.warn({ err }, 'events cannot be processed now; it will be tried again');
        await this.#wait(Math.min(LONGEST_WAIT_AFTER_FAILURE_MS, 100 * 2 ** failures), false);
      }
    }
  }

  async #msUntilDue(): Promise<number> {
    const dueAt = await this.#inbox.nextDueAt();
    const dueInMs = dueAt ? dueAt.getTime() - this.#clock.now().getTime() : POLL_EVERY_MS;
    return Math.min(POLL_EVERY_MS, Math.max(SHORTEST_WAIT_MS, dueInMs));
  }

  async #wait(ms: number, untilWoken: boolean): Promise<void> {
    if (this.#isStopped) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(resolve, ms);
      this.#endWait = () => (untilWoken || this.#isStopped) && end();
    });
    this.#endWait = undefined;
  }
}
