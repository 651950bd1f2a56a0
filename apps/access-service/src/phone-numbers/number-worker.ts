import type { Logger } from '@switchboard/node-kit';
import type { Job } from '../jobs/job-queue.ts';
import type { LiveUpdates } from '../live/live-updates.ts';
import type { Clock } from '../platform/clock.ts';
import { withCorrelationId } from '../platform/correlation-id.ts';
import type { NumberAccess } from './number-access.ts';
import { toNumberOrder, toNumberSearch } from './number-views.ts';
import type { NumberWorkEndings } from './number-work-endings.ts';
import type { NumberWorkSteps, StepOutcome } from './number-work-steps.ts';
import type { NumberWorkRepository } from './number-work.repository.ts';
import { attemptsOf, numbersOf, type NumberJob, type NumberWork } from './number-work.ts';

const FIRST_DELAY_MS = 150;
const LONGEST_DELAY_MS = 10_000;

interface WorkerDependencies {
  endings: NumberWorkEndings;
  works: NumberWorkRepository;
  steps: NumberWorkSteps;
  access: NumberAccess;
  live: LiveUpdates;
  clock: Clock;
  log: Logger;
  /** Called when a step was taken and the next one is due after this long. */
  onPostponed: (afterMs: number) => void;
  /** Called when a purchase or a release has ended. */
  onOrderEnded: () => void;
}

/** Takes searches, purchases and releases a step further, whichever replica or process began them. */
export class NumberWorker {
  readonly #parts: WorkerDependencies;

  constructor(dependencies: WorkerDependencies) {
    this.#parts = dependencies;
  }

  /** @throws when the database does not answer: the job is begun again, and what was done is found out then */
  async work(job: Job<NumberJob>): Promise<void> {
    const work = await this.#parts.works.find(job.data.workId);
    if (work?.status !== 'running') return;
    await withCorrelationId(work.requester.correlationId, () => this.#advance(job, work));
  }

  async #advance(job: Job<NumberJob>, work: NumberWork): Promise<void> {
    const { steps, log, onPostponed } = this.#parts;
    const attempts = attemptsOf(job);
    let outcome: StepOutcome;
    try {
      outcome = await steps.advance(work, attempts);
    } catch (err) {
      log.warn({ err, workId: work.id, kind: work.kind, attempts }, 'a step failed');
      outcome = steps.afterError(work, err);
    }
    const afterMs = outcome.next === 'again' ? Math.max(delayMs(attempts), outcome.notBeforeMs ?? 0) : 0;
    if (!(await this.#write(job, work, outcome, afterMs))) {
      log.warn({ workId: work.id, kind: work.kind }, 'the claim was lost; another replica goes on');
    } else if (outcome.next === 'again') onPostponed(afterMs);
    else await this.#announce(work);
  }

  #write(job: Job<NumberJob>, work: NumberWork, outcome: StepOutcome, afterMs: number): Promise<boolean> {
    const { endings } = this.#parts;
    if (outcome.next === 'again') {
      return endings.postpone(job, work, { afterMs, operationId: outcome.operationId });
    }
    if (outcome.next === 'failed') return endings.fail(job, work, outcome.failure);
    switch (work.kind) {
      case 'search':
        return endings.completeSearch(job, work, outcome.found!);
      case 'purchase':
        return endings.completePurchase(job, work);
      case 'release':
        return endings.completeRelease(job, work);
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
