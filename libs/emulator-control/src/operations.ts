import { toIsoDuration } from './clock.ts';
import type { ControlRequests, RequestOptions } from './control-request.ts';

/** Searches, purchases, changes of capabilities and releases of phone numbers, and e-mails being sent. */
export type HeldOperationType =
  | 'search'
  | 'purchase'
  | 'reservationPurchase'
  | 'updatePhoneNumberCapabilities'
  | 'releasePhoneNumber'
  | 'sendEmail';

export interface OperationHold {
  /** All of them when left out. */
  readonly operationType?: HeldOperationType;
  /** Before `running` an operation has the status `notStarted`; before `finished` it is `running` and had no effect yet. */
  readonly step?: 'running' | 'finished';
}

export interface OperationHolds {
  readonly holds: readonly OperationHold[];
  readonly waiting: readonly (Required<OperationHold> & { readonly id: string })[];
}

/** Long-running operations have ended when the first poll asks; a test that wants to see them under way holds them. */
export interface OperationsControl {
  /** What is held, and what waits. */
  read(options?: RequestOptions): Promise<OperationHolds>;
  /**
   * Operations from now on wait before the step, `finished` when left out, until they are released or the duration has passed
   * on the emulated clock.
   */
  hold(
    hold?: OperationHold & { readonly duration?: string | number },
    options?: RequestOptions,
  ): Promise<OperationHolds>;
  /** Takes back the holds that this covers, all when it is empty, and resolves when what waited has gone on. */
  release(
    hold?: OperationHold,
    options?: RequestOptions,
  ): Promise<OperationHolds & { readonly released: number }>;
}

export const operationsControl = ({ request }: ControlRequests): OperationsControl => ({
  read: (options) => request('GET', 'operations', options),
  hold: async ({ duration, ...hold } = {}, options) =>
    request('POST', 'operations/hold', {
      ...options,
      body: { ...hold, ...(duration !== undefined && { duration: toIsoDuration(duration) }) },
    }),
  release: (hold = {}, options) => request('POST', 'operations/release', { ...options, body: hold }),
});
