import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { workspaceRoot } from './workspace-root.ts';

/** Runs a command of the workspace with its output on this terminal. @returns the exit code. */
export function run(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<number> {
  const child = spawn(command, args, {
    cwd: workspaceRoot,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** Runs Nx targets, from the cache where nothing changed. @returns the exit code. */
export function nx(...args: string[]): Promise<number> {
  return run(process.execPath, [join(workspaceRoot, 'node_modules/nx/dist/bin/nx.js'), ...args]);
}
