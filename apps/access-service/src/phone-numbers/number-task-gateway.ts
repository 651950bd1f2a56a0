import type {
  MonthlyCost,
  PhoneNumberCapabilities,
  PhoneNumberType,
  WorkFailure,
} from '@switchboard/access-api';
import { AppError } from '@switchboard/node-kit';

export interface SearchTask {
  readonly kind: 'search';
  readonly countryCode: string;
  readonly numberType: PhoneNumberType;
  readonly capabilities: PhoneNumberCapabilities;
  readonly areaCode?: string | undefined;
  readonly quantity: number;
}

/** Buys everything that a search found. The resource carries it out at most once for each search. */
export interface PurchaseTask {
  readonly kind: 'purchase';
  /** The search's name at the resource. */
  readonly acsSearchId: string;
  readonly agreeToNotResell: boolean;
}

export interface ReleaseTask {
  readonly kind: 'release';
  readonly phoneNumber: string;
}

export type NumberTask = SearchTask | PurchaseTask | ReleaseTask;

export interface FoundNumbers {
  readonly acsSearchId: string;
  readonly phoneNumbers: readonly string[];
  /** Of each number. */
  readonly monthlyCost: MonthlyCost;
  readonly agreementRequired: boolean;
  readonly expiresAt: Date;
}

export type TaskProgress =
  | { readonly state: 'running'; readonly operationId: string }
  /** `found` is there for a search. */
  | { readonly state: 'succeeded'; readonly operationId: string; readonly found?: FoundNumbers }
  | { readonly state: 'failed'; readonly operationId: string; readonly failure: WorkFailure };

/** What the resource does with numbers, which takes it from milliseconds to minutes. */
export abstract class NumberTaskGateway {
  /**
   * Asks once, never again by itself: whether an attempt that failed without an answer was taken is not known.
   * @throws TaskRefusedError when the resource answered that it does not do it
   * @throws AppError `acs/…` when it did not answer, or cannot say
   */
  abstract begin(task: NumberTask): Promise<TaskProgress>;
  /**
   * How far a task has come.
   * @throws TaskRefusedError with status 404 when the resource knows no such operation
   * @throws AppError `acs/…`
   */
  abstract follow(task: NumberTask, operationId: string): Promise<TaskProgress>;
}

/** The resource answered that it does not do what it was asked for. */
export class TaskRefusedError extends AppError {
  readonly status: number;
  /** In our words. */
  readonly failure: WorkFailure;

  constructor(status: number, failure: WorkFailure, cause: unknown) {
    super('invalid', failure.code, failure.message, { cause });
    this.status = status;
    this.failure = failure;
  }
}
