/** The only source of time in kernel, services and control operations; tests stop it and move it forward. */
export interface Clock {
  now(): Date;
  /** Runs `task` once `delayMs` has passed on this clock. Returns a function that cancels it. */
  schedule(delayMs: number, task: () => void | Promise<void>): () => void;
}

/** A clock that the control API can stop and move. Time never runs backwards. */
export interface ControllableClock extends Clock {
  readonly frozen: boolean;
  freeze(): void;
  resume(): void;
  /** Moves time forward by `ms` and resolves when every task that became due has run, in due order. */
  advance(ms: number): Promise<void>;
  /** Back to wall-clock time, with every scheduled task dropped. */
  reset(): void;
}
