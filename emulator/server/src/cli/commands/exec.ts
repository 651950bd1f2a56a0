import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import type { Command } from '../command.ts';
import { connectionVariables } from '../connection-variables.ts';
import { options } from '../options.ts';
import type { RunningEmulator } from '../../running-emulator.ts';
import { startOrExplain } from '../start-or-explain.ts';
import { writeTrustFiles } from '../trust-files/trust-files.ts';
import { UsageError } from '../usage-error.ts';

export const exec: Command = {
  name: 'exec',
  usage: 'exec [options] -- <command> [arguments]',
  summary: 'runs a command beside an emulator of its own and returns its exit code',
  details: [
    'A command with spaces in one argument is a line for the shell. The emulator takes any free port unless told otherwise.',
    'The command finds ACS_ENDPOINT, ACS_ACCESS_KEY and ACS_CONNECTION_STRING in its environment, and trusts the emulator by',
    'NODE_EXTRA_CA_CERTS (Node), SSL_CERT_FILE, REQUESTS_CA_BUNDLE and CURL_CA_BUNDLE (Python, .NET and Go on Linux, Ruby,',
    'PHP, curl), and -Djavax.net.ssl.trustStore=$ACS_TRUST_STORE (Java).',
  ].join('\n'),
  options: Object.values({
    ...options,
    port: { ...options.port, help: 'port to listen on (any free one)' },
    logLevel: { ...options.logLevel, help: 'debug, info, warn, error or silent (warn)' },
  }),
  async run({ options: given, rest }) {
    const [command, ...args] = rest;
    if (command === undefined) {
      throw new UsageError('exec needs a command after --, for example: acs-emulator exec -- npm test');
    }
    await using emulator = await startOrExplain({ logLevel: 'warn', ...given });
    const failure = await waitForHooks(emulator);
    if (failure !== undefined) return failure;
    await using trust = await writeTrustFiles(emulator.caCertificatePath);
    const isLine = args.length === 0 && /\s/.test(command) && !existsSync(command);
    const runsAsGroup = isLine && process.platform !== 'win32' && process.stdin.isTTY !== true;
    const child = spawn(command, args, {
      stdio: 'inherit',
      env: { ...process.env, ...connectionVariables(emulator), ...trust.variables },
      shell: isLine || process.platform === 'win32',
      detached: runsAsGroup,
    });
    const stopForwarding = forwardSignals(child, runsAsGroup);
    const code = await exitCode(child, command);
    stopForwarding();
    return code;
  },
};

const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Undefined when all of them did well, and the exit code when the command has to be left out. */
async function waitForHooks(emulator: RunningEmulator): Promise<number | undefined> {
  const interrupted = Promise.withResolvers<number>();
  const interrupt = (signal: NodeJS.Signals) => interrupted.resolve(128 + constants.signals[signal]);
  for (const signal of interruptions) process.on(signal, interrupt);
  const ended = await Promise.race([emulator.whenHooksEnded(), interrupted.promise]);
  for (const signal of interruptions) process.off(signal, interrupt);
  if (typeof ended === 'number') return ended;
  const failed = ended.find(({ state }) => state === 'error');
  if (failed === undefined) return undefined;
  process.stderr.write(
    `${failed.output}acs-emulator: The hook ${failed.name} ended with ${failed.exitCode}, so the command was not run.\n`,
  );
  return 1;
}

/**
 * A terminal sends SIGINT to the command itself; forwarding it as well would count as a second one. A shell hands no signal
 * on to what it runs, so its whole group gets it.
 */
function forwardSignals(child: ChildProcess, isGroup: boolean): () => void {
  const forward = (signal: NodeJS.Signals) => {
    if (signal === 'SIGINT' && process.stdin.isTTY === true) return;
    if (isGroup && child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, signal);
    else child.kill(signal);
  };
  for (const signal of interruptions) process.on(signal, forward);
  return () => interruptions.forEach((signal) => process.off(signal, forward));
}

const commandNotFound = 127;
const commandNotRunnable = 126;

/** As a shell tells it: 128 and the signal's number for a command that a signal ended. */
function exitCode(child: ChildProcess, command: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal!]));
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT' && error.code !== 'EACCES') return reject(error);
      const missing = error.code === 'ENOENT';
      process.stderr.write(
        `acs-emulator: ${command}: ${missing ? 'command not found' : 'permission denied'}\n`,
      );
      resolve(missing ? commandNotFound : commandNotRunnable);
    });
  });
}
