import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HookRunner, HookStatus } from '../../kernel/ports/hook-runner.ts';
import type { Logger } from '../../kernel/ports/logger.ts';
import type { Hook } from './find-hooks.ts';

/** What a hook that starts an emulator must not hand on to it: it would run the hooks again, and so on. */
const ownVariables = ['ACS_EMULATOR_HOOKS', 'ACS_EMULATOR_ON_READY'];
const keptOutput = 8 * 1024;
const graceMs = 1_500;
const isWindows = process.platform === 'win32';
/** As shells tell it. */
const commandNotFound = 127;
const commandNotRunnable = 126;

/** Hooks as processes, each in a group of its own, so that all of it can be ended. */
export function createChildProcessHookRunner(hooks: readonly Hook[], logger: Logger): HookRunner {
  const statuses: HookStatus[] = hooks.map(({ name }) => ({ name, state: 'pending', output: '' }));
  /** Until nothing of it has its output open any more: a hook may have left something in the background. */
  const alive = new Set<ChildProcess>();
  let stopped = false;

  async function runOne(hook: Hook, index: number, environment: NodeJS.ProcessEnv): Promise<void> {
    const startedAt = performance.now();
    const tail = { text: '' };
    const show = (state: HookStatus['state'], exitCode?: number) => {
      statuses[index] = {
        name: hook.name,
        state,
        ...(exitCode !== undefined && { exitCode, durationMs: Math.round(performance.now() - startedAt) }),
        get output() {
          return tail.text;
        },
      };
    };
    show('running');
    logger.info('A hook is running', { hook: hook.name });
    const exitCode = await execute(hook, environment, tail);
    show(exitCode === 0 ? 'successful' : 'error', exitCode);
    if (exitCode === 0) logger.info('A hook has ended', { hook: hook.name });
    else if (!stopped)
      logger.error('A hook has failed', { hook: hook.name, exitCode, output: tail.text.slice(-1000) });
  }

  function execute(
    { command, args }: Hook,
    environment: NodeJS.ProcessEnv,
    tail: { text: string },
  ): Promise<number> {
    return new Promise((resolve) => {
      const child = spawn(command, args ?? [], {
        env: environment,
        stdio: ['ignore', 'pipe', 'pipe'],
        shell: args === undefined,
        detached: !isWindows,
      });
      alive.add(child);
      // Before anything is cut off, which could leave a part of the key.
      const keep = (chunk: string) =>
        (tail.text = withoutKey(tail.text + chunk, environment).slice(-keptOutput));
      child.stdout.setEncoding('utf8').on('data', keep);
      child.stderr.setEncoding('utf8').on('data', keep);
      child.once('close', () => alive.delete(child));
      child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal!]));
      child.once('error', ({ code, message }: NodeJS.ErrnoException) => {
        alive.delete(child);
        keep(`${message}\n`);
        resolve(code === 'ENOENT' ? commandNotFound : commandNotRunnable);
      });
    });
  }

  const endAll = (signal: NodeJS.Signals) => alive.forEach((child) => end(child, signal));
  const endNow = () => endAll('SIGKILL');

  return {
    get hooks() {
      return statuses;
    },
    get ended() {
      return statuses.every(({ state }) => state === 'successful' || state === 'error');
    },
    async run(variables) {
      if (stopped) return;
      const environment = { ...process.env, ...variables };
      for (const name of ownVariables) delete environment[name];
      process.once('exit', endNow);
      for (const [index, hook] of hooks.entries()) if (!stopped) await runOne(hook, index, environment);
    },
    async stop() {
      stopped = true;
      process.off('exit', endNow);
      const closed = [...alive].map((child) => new Promise((resolve) => child.once('close', resolve)));
      endAll('SIGTERM');
      const cut = setTimeout(endNow, graceMs);
      // What has left its group may keep the output open for ever.
      await Promise.race([Promise.all(closed), sleep(graceMs + graceMs / 2, undefined, { ref: false })]);
      clearTimeout(cut);
      for (const child of alive) release(child);
    },
  };
}

const withoutKey = (text: string, { ACS_ACCESS_KEY: key = '' }: NodeJS.ProcessEnv) =>
  key === '' ? text : text.replaceAll(key, '***');

/** Waits for it no longer. */
function release({ stdout, stderr }: ChildProcess): void {
  stdout?.destroy();
  stderr?.destroy();
}

function end({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(isWindows ? pid : -pid, signal);
  } catch {
    // It has ended by itself.
  }
}
