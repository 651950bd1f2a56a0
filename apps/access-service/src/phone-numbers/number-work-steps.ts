import type { WorkFailure } from '@switchboard/access-api';
import { AppError } from '@switchboard/node-kit';
import type { Clock } from '../platform/clock.ts';
import {
  TaskRefusedError,
  type FoundNumbers,
  type NumberTask,
  type NumberTaskGateway,
  type TaskProgress,
} from './number-task-gateway.ts';
import { numbersOf, type NumberWork, type OrderWork, type SearchWork } from './number-work.ts';
import type { PhoneNumberGateway } from './phone-number-gateway.ts';

/** What one look at a piece of work came to. */
export type StepOutcome =
  /** `notBeforeMs`: the resource asked to wait that long. */
  | { readonly next: 'again'; readonly operationId: string | null; readonly notBeforeMs?: number }
  | { readonly next: 'succeeded'; readonly found?: FoundNumbers }
  | { readonly next: 'failed'; readonly failure: WorkFailure };

/** Nobody waits longer for a search: the numbers that it would hold are not worth more. */
const SEARCH_GIVES_UP_AFTER_MS = 2 * 60_000;
/** After an attempt whose answer was lost and another that was refused: until then its effect may still show. */
const EFFECT_SHOWS_WITHIN_MS = 10 * 60_000;
/** The resource forgets operations; nothing that it does takes this long. */
const ORDER_GIVES_UP_AFTER_MS = 24 * 60 * 60_000;

/**
 * Takes work one step further at the resource. Every step may be the last of this process, so each begins by what is written
 * down: an attempt was made before its operation is known, and its answer may have been lost. The resource buys a search
 * at most once, and its list of numbers tells whether it did.
 */
export class NumberWorkSteps {
  readonly #tasks: NumberTaskGateway;
  readonly #numbers: PhoneNumberGateway;
  readonly #clock: Clock;

  constructor(dependencies: { tasks: NumberTaskGateway; numbers: PhoneNumberGateway; clock: Clock }) {
    this.#tasks = dependencies.tasks;
    this.#numbers = dependencies.numbers;
    this.#clock = dependencies.clock;
  }

  /**
   * @param attempts how often work on it was begun, this time included
   * @throws AppError `acs/…` when nothing could be found out this time
   */
  async advance(work: NumberWork, attempts: number): Promise<StepOutcome> {
    return work.kind === 'search' ? this.#search(work) : this.#order(work, attempts === 1);
  }

  /** What becomes of work when a step threw. */
  afterError(work: NumberWork, error: unknown): StepOutcome {
    const limit = work.kind === 'search' ? SEARCH_GIVES_UP_AFTER_MS : ORDER_GIVES_UP_AFTER_MS;
    if (this.#ageOf(work) < limit) {
      const isThrottled = error instanceof AppError && error.kind === 'limited';
      const notBeforeMs = isThrottled ? (error.retryAfterSeconds ?? 10) * 1000 : 0;
      return { next: 'again', operationId: work.operationId, notBeforeMs };
    }
    if (work.kind !== 'search') return failed('phone-numbers/outcome-unknown', OUTCOME_UNKNOWN);
    return error instanceof AppError
      ? failed(error.code, error.message)
      : failed('phone-numbers/refused', 'The search could not be made.');
  }

  async #search(work: SearchWork): Promise<StepOutcome> {
    try {
      const progress = await this.#begunOrFollowed(work);
      if (progress.state !== 'succeeded') return outcomeOf(progress);
      const { found } = progress;
      if (!found || found.phoneNumbers.length === 0) {
        return failed(
          'phone-numbers/out-of-stock',
          'There is no such number at the moment. Change the search.',
        );
      }
      return { next: 'succeeded', found };
    } catch (error) {
      if (error instanceof TaskRefusedError) return { next: 'failed', failure: error.failure };
      throw error;
    }
  }

  async #order(work: OrderWork, isFirstAttempt: boolean): Promise<StepOutcome> {
    if (work.operationId === null && !isFirstAttempt && (await this.#isDone(work)))
      return { next: 'succeeded' };
    try {
      const outcome = outcomeOf(await this.#begunOrFollowed(work));
      return outcome.next === 'failed' && (await this.#isDone(work)) ? { next: 'succeeded' } : outcome;
    } catch (error) {
      if (!(error instanceof TaskRefusedError)) throw error;
      return this.#refused(work, error, isFirstAttempt || work.operationId !== null);
    }
  }

  /** @param isCertain nothing can be under way at the resource that is not known here */
  async #refused(
    work: OrderWork,
    { status, failure }: TaskRefusedError,
    isCertain: boolean,
  ): Promise<StepOutcome> {
    // A number that the resource does not have needs no release; an operation that it does not know has ended.
    const mayBeDone = work.kind === 'release' || work.operationId !== null || !isCertain;
    if (mayBeDone && (await this.#isDone(work))) return { next: 'succeeded' };
    if (isCertain) {
      return work.operationId !== null && status === 404
        ? failed('phone-numbers/outcome-unknown', OUTCOME_UNKNOWN)
        : { next: 'failed', failure };
    }
    if (this.#ageOf(work) < EFFECT_SHOWS_WITHIN_MS) return { next: 'again', operationId: null };
    return { next: 'failed', failure };
  }

  /** Whether the resource's list shows what the order wants: that it has all the numbers, or none of them any more. */
  async #isDone(work: OrderWork): Promise<boolean> {
    const owned = new Set((await this.#numbers.listOwned()).map(({ phoneNumber }) => phoneNumber));
    return numbersOf(work).every((phoneNumber) => owned.has(phoneNumber) === (work.kind === 'purchase'));
  }

  #begunOrFollowed(work: NumberWork): Promise<TaskProgress> {
    return work.operationId === null
      ? this.#tasks.begin(taskOf(work))
      : this.#tasks.follow(taskOf(work), work.operationId);
  }

  #ageOf(work: NumberWork): number {
    return this.#clock.now().getTime() - work.createdAt.getTime();
  }
}

const OUTCOME_UNKNOWN =
  'Azure Communication Services does not say what became of the order. Look at the list of numbers before you order again.';

function failed(code: string, message: string): StepOutcome {
  return { next: 'failed', failure: { code, message } };
}

function outcomeOf(progress: TaskProgress): StepOutcome {
  switch (progress.state) {
    case 'running':
      return { next: 'again', operationId: progress.operationId };
    case 'succeeded':
      return { next: 'succeeded' };
    case 'failed':
      return { next: 'failed', failure: progress.failure };
  }
}

function taskOf(work: NumberWork): NumberTask {
  switch (work.kind) {
    case 'search':
      return { kind: 'search', ...work.wish };
    case 'purchase': {
      const { acsSearchId, agreeToNotResell } = work.purchase;
      return { kind: 'purchase', acsSearchId, agreeToNotResell };
    }
    case 'release':
      return { kind: 'release', phoneNumber: work.phoneNumber };
  }
}
