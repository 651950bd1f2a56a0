import type { ControllableClock } from '../../kernel/ports/clock.ts';
import type { Logger } from '../../kernel/ports/logger.ts';
import { TaskQueue, type ScheduledTask } from './task-queue.ts';

/** The longest delay that a timer of the runtime takes. */
const maximumTimerMs = 2 ** 31 - 1;

/**
 * The machine's clock, which tests may stop and move forward. One timer of the runtime waits for the task that is due
 * next; `wallClock` exists so that tests of the clock itself need not wait.
 */
export function createSystemClock(logger: Logger, wallClock: () => number = Date.now): ControllableClock {
  const tasks = new TaskQueue();
  let offsetMs = 0;
  let stoppedAt: number | undefined;
  let frozen = false;
  let latest = 0;
  let timer: NodeJS.Timeout | undefined;
  let advancing: Promise<void> = Promise.resolve();

  function nowMs(): number {
    latest = Math.max(latest, stoppedAt ?? wallClock() + offsetMs);
    return latest;
  }

  function stop(): void {
    stoppedAt = nowMs();
    clearTimeout(timer);
    timer = undefined;
  }

  function go(): void {
    if (stoppedAt !== undefined) offsetMs = stoppedAt - wallClock();
    stoppedAt = undefined;
    arm();
  }

  function arm(): void {
    clearTimeout(timer);
    timer = undefined;
    const next = tasks.peek();
    if (stoppedAt !== undefined || next === undefined) return;
    timer = setTimeout(runDue, Math.min(Math.max(next.dueAt - nowMs(), 0), maximumTimerMs));
    timer.unref();
  }

  function runDue(): void {
    const now = nowMs();
    while (stoppedAt === undefined && (tasks.peek()?.dueAt ?? Infinity) <= now) void run(tasks.take()!);
    arm();
  }

  async function run(task: ScheduledTask): Promise<void> {
    try {
      await task.run();
    } catch (error) {
      logger.error('A scheduled task failed', {
        error: error instanceof Error ? error.stack : String(error),
      });
    }
  }

  async function advanceBy(ms: number): Promise<void> {
    stop();
    const target = stoppedAt! + ms;
    while ((tasks.peek()?.dueAt ?? Infinity) <= target) {
      const task = tasks.take()!;
      stoppedAt = Math.max(stoppedAt!, task.dueAt);
      await run(task);
    }
    stoppedAt = target;
    latest = target;
    if (!frozen) go();
  }

  return {
    get frozen() {
      return frozen;
    },
    now: () => new Date(nowMs()),
    schedule(delayMs, work) {
      const cancel = tasks.add({ dueAt: nowMs() + Math.max(0, delayMs), run: work });
      arm();
      return cancel;
    },
    freeze() {
      frozen = true;
      stop();
    },
    resume() {
      frozen = false;
      go();
    },
    advance(ms) {
      advancing = advancing.then(() => advanceBy(ms));
      return advancing;
    },
    reset() {
      tasks.clear();
      frozen = false;
      stoppedAt = undefined;
      offsetMs = 0;
      latest = 0;
      arm();
    },
  };
}
