import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { workspaceRoot } from './workspace-root.ts';

const nxCli = join(workspaceRoot, 'node_modules/nx/dist/bin/nx.js');

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

/** Builds projects where something changed, and shows what the build said only when it failed. @returns the exit code. */
export async function build(projects: string): Promise<number> {
  const args = [nxCli, 'run-many', '-t', 'build', '-p', projects, '--output-style=static'];
  const child = spawn(process.execPath, args, { cwd: workspaceRoot, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve(exitCode ?? 1));
  });
  if (code !== 0) process.stderr.write(Buffer.concat(output));
  return code;
}

/** Runs Nx targets, from the cache where nothing changed. @returns the exit code. */
export function nx(...args: string[]): Promise<number> {
  return run(process.execPath, [nxCli, ...args]);
}
