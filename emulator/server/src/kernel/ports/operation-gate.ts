/** The steps of a long-running operation that a test may hold it before. */
export type OperationStep = 'running' | 'finished';

export interface OperationAtGate {
  readonly id: string;
  /** Of the specification, for example `search` or `releasePhoneNumber`. */
  readonly operationType: string;
  readonly step: OperationStep;
}

/** Which operations are meant: those of the type, or all; before the step, or before any. */
export interface GateRule {
  readonly operationType?: string | undefined;
  readonly step?: OperationStep | undefined;
}

/** Where long-running operations wait as long as a test wants them to. Without rules nothing waits. */
export interface OperationGate {
  /** Runs `work` now, or once the operation is released; resolves at once when it has to wait. */
  pass(operation: OperationAtGate, work: () => Promise<void>): Promise<void>;
}

/** The gate as the control API sees it. */
export interface ControllableOperationGate extends OperationGate {
  readonly rules: readonly GateRule[];
  readonly waiting: readonly OperationAtGate[];
  /** Operations that come to the gate from now on wait, until they are released or `durationMs` has passed. */
  hold(rule: GateRule, durationMs?: number): void;
  /** Takes back the rules that `rule` covers and lets what waited go on; resolves with how many once they are done. */
  release(rule: GateRule): Promise<number>;
  /** Forgets all rules and everything that waits. */
  reset(): void;
}
