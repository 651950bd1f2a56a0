import type { Logger } from '@switchboard/node-kit';
import type { LiveUpdates } from '../live/live-updates.ts';
import type { Clock } from '../platform/clock.ts';
import { withCorrelationId } from '../platform/correlation-id.ts';
import type { NumberAccess } from './number-access.ts';
import { toNumberOrder, toNumberSearch } from './number-views.ts';
import type { NumberWorkSteps, StepOutcome } from './number-work-steps.ts';
import type { NumberWorkQueue } from './number-work-queue.ts';
import type { NumberWorkRepository } from './number-work.repository.ts';
import { numbersOf, type NumberWork } from './number-work.ts';

const AT_ONCE = 8;
/** How soon work is looked at that another replica left behind. */
const LOOK_EVERY_MS = 3000;
const FIRST_DELAY_MS = 150;
const LONGEST_DELAY_MS = 10_000;

interface WorkerDependencies {
  queue: NumberWorkQueue;
  works: NumberWorkRepository;
  steps: NumberWorkSteps;
  access: NumberAccess;
  live: LiveUpdates;
  clock: Clock;
  log: Logger;
  /** Longer than a step may take: a claim lapses only when its holder is gone. */
  claimHoldsMs: number;
  /** Nobody else uses the database: claims that are there at the start are of a process that was killed. */
  isAlone: boolean;
  /** Called when a purchase or a release has ended. */
  onOrderEnded: () => void;
}

/** Drives searches, purchases and releases on until they have ended, whichever replica or process began them. */
export class NumberWorker {
  readonly #parts: WorkerDependencies;
  readonly #active = new Set<Promise<void>>();
  #looking: Promise<void> | undefined;
  #lookAgain = false;
  #timer: NodeJS.Timeout | undefined;
  #isRunning = false;
  #hasOldClaims: boolean;

  constructor(dependencies: WorkerDependencies) {
    this.#parts = dependencies;
    this.#hasOldClaims = dependencies.isAlone;
  }

  start(): void {
    this.#isRunning = true;
    this.kick();
  }

  /** Ends once the steps that are under way have; what is left goes on at the next start, or on another replica. */
  async stop(): Promise<void> {
    this.#isRunning = false;
    clearTimeout(this.#timer);
    await this.#looking;
    await Promise.all(this.#active);
  }

  /** There is something to do: nobody has to wait for the next look. */
  kick(): void {
    if (!this.#isRunning) return;
    if (this.#looking) {
      this.#lookAgain = true;
      return;
    }
    // Not as a part of the request that kicks.
    this.#looking = withCorrelationId(undefined, () => this.#look()).finally(() => {
      this.#looking = undefined;
      if (this.#lookAgain) {
        this.#lookAgain = false;
        this.kick();
      }
    });
  }

  async #look(): Promise<void> {
    const { queue, clock, claimHoldsMs, log } = this.#parts;
    clearTimeout(this.#timer);
    let waitMs = LOOK_EVERY_MS;
    try {
      if (this.#hasOldClaims) await queue.dropClaims();
      this.#hasOldClaims = false;
      const room = AT_ONCE - this.#active.size;
      const now = clock.now();
      const claimed = room > 0 ? await queue.claimDue(now, new Date(now.getTime() + claimHoldsMs), room) : [];
      for (const work of claimed) this.#begin(work);
      const nextDue = room > claimed.length ? await queue.findNextDue() : undefined;
      if (nextDue) waitMs = Math.min(waitMs, Math.max(10, nextDue.getTime() - clock.now().getTime()));
    } catch (err) {
      log.warn({ err, task: 'phone numbers' }, 'work could not be looked for; it will be tried again');
    }
    if (!this.#isRunning) return;
    this.#timer = setTimeout(() => this.kick(), waitMs);
    this.#timer.unref();
  }

  #begin(work: NumberWork): void {
    const running = withCorrelationId(work.requester.correlationId, () => this.#work(work))
      .catch((err: unknown) => {
        // The claim lapses, and what was done is found out then.
        this.#parts.log.warn({ err, workId: work.id, kind: work.kind }, 'work on numbers was interrupted');
      })
      .finally(() => {
        this.#active.delete(running);
        this.kick();
      });
    this.#active.add(running);
  }

  async #work(work: NumberWork): Promise<void> {
    const { steps, log } = this.#parts;
    let outcome: StepOutcome;
    try {
      outcome = await steps.advance(work);
    } catch (err) {
      log.warn({ err, workId: work.id, kind: work.kind, attempts: work.attempts }, 'a step failed');
      outcome = steps.afterError(work, err);
    }
    const isWritten = await this.#write(work, outcome);
    if (!isWritten)
      log.warn({ workId: work.id, kind: work.kind }, 'the claim was lost; another replica goes on');
    else if (outcome.next !== 'again') await this.#announce(work);
  }

  async #write(work: NumberWork, outcome: StepOutcome): Promise<boolean> {
    const { queue, clock } = this.#parts;
    if (outcome.next === 'again') {
      const waitMs = Math.max(delayMs(work.attempts), outcome.notBeforeMs ?? 0);
      const nextAttemptAt = new Date(clock.now().getTime() + waitMs);
      return queue.postpone(work, { nextAttemptAt, operationId: outcome.operationId });
    }
    if (outcome.next === 'failed') return queue.fail(work, outcome.failure);
    switch (work.kind) {
      case 'search':
        return queue.completeSearch(work, outcome.found!);
      case 'purchase':
        return queue.completePurchase(work);
      case 'release':
        return queue.completeRelease(work);
    }
  }

  async #announce({ id, kind, requester }: NumberWork): Promise<void> {
    const { works, access, live, clock, onOrderEnded } = this.#parts;
    const target = { userIds: [requester.id] };
    if (kind === 'search') {
      const search = await works.findSearch(id);
      if (search) live.publish(target, 'phone-numbers:search', toNumberSearch(search, clock.now()));
      return;
    }
    const order = await works.findOrder(id);
    if (order) {
      live.publish(target, 'phone-numbers:order', toNumberOrder(order));
      live.announceNumbers((await access.audienceOfAll(numbersOf(order))).userIds);
    }
    onOrderEnded();
  }
}

function delayMs(attempts: number): number {
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 1.5 ** Math.min(attempts - 1, 30));
}
