import { noHooks, type HookRunner } from '../../kernel/ports/hook-runner.ts';
import type { Logger } from '../../kernel/ports/logger.ts';
import { findHooks, type Hook } from './find-hooks.ts';

export interface HookOptions {
  /** Scripts, run before the commands. */
  readonly hooksDirectory?: string;
  /** Lines for the shell. */
  readonly onReady: readonly string[];
}

/** Costs a start without hooks nothing. @throws when the folder is not good */
export async function createHookRunner(
  { hooksDirectory, onReady }: HookOptions,
  logger: Logger,
): Promise<HookRunner> {
  const hooks: Hook[] = [
    ...(hooksDirectory === undefined ? [] : findHooks(hooksDirectory)),
    ...onReady.map((command) => ({ name: command, command })),
  ];
  if (hooks.length === 0) return noHooks;
  const { createChildProcessHookRunner } = await import('./child-process-hook-runner.ts');
  return createChildProcessHookRunner(hooks, logger);
}
