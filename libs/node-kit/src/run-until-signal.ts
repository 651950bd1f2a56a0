import { flushLog } from './logger.ts';

/** A process that has started. `stop` drains and releases what it holds. */
export interface Stoppable {
  stop(): Promise<void>;
}

/**
 * Starts a process and stops it at SIGTERM or SIGINT: exit code 0 after a clean stop, 1 when starting or stopping failed
 * or stopping took longer than `stopWithinMs`. A second signal ends the process at once.
 */
export async function runUntilSignal(
  start: () => Promise<Stoppable>,
  options: { stopWithinMs?: number; onError?: (error: unknown) => void } = {},
): Promise<void> {
  const report = options.onError ?? ((error) => process.stderr.write(`${describe(error)}\n`));
  const signalled = nextSignal();
  let running: Stoppable;
  try {
    running = await start();
  } catch (error) {
    report(error);
    process.exit(1);
  }
  await signalled;
  setTimeout(() => process.exit(1), options.stopWithinMs ?? 5000).unref();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));
  try {
    await running.stop();
    await flushLog();
  } catch (error) {
    report(error);
    process.exit(1);
  }
  process.exit(0);
}

function nextSignal(): Promise<void> {
  return new Promise((resolve) => {
    const received = () => {
      process.off('SIGTERM', received);
      process.off('SIGINT', received);
      resolve();
    };
    process.on('SIGTERM', received);
    process.on('SIGINT', received);
  });
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
