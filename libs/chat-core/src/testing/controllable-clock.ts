import type { Clock } from '../clock.ts';

/** Time that stands still until a test moves it. */
export class ControllableClock implements Clock {
  #now: number;
  #tasks: { dueAt: number; order: number; task: () => void }[] = [];
  #order = 0;
  constructor(startAt = 1_700_000_000_000) {
    this.#now = startAt;
  }
  now(): number {
    return this.#now;
  }
  schedule(delayMs: number, task: () => void): () => void {
    const entry = { dueAt: this.#now + Math.max(0, delayMs), order: (this.#order += 1), task };
    this.#tasks.push(entry);
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== entry);
    };
  }
  /** Runs what falls due, in order, letting promises settle after each task. */
  async advance(byMs: number): Promise<void> {
    const end = this.#now + byMs;
    await settle();
    for (;;) {
      const next = this.#tasks
        .filter(({ dueAt }) => dueAt <= end)
        .sort((a, b) => a.dueAt - b.dueAt || a.order - b.order)[0];
      if (!next) break;
      this.#tasks = this.#tasks.filter((entry) => entry !== next);
      this.#now = Math.max(this.#now, next.dueAt);
      next.task();
      await settle();
    }
    this.#now = end;
    await settle();
  }
}

/** Lets every promise that can settle without time passing do so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
}
