import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import type { Command } from '../command.ts';
import { connectionVariables } from '../connection-variables.ts';
import { mergeCaFiles } from '../merge-ca-files.ts';
import { options } from '../options.ts';
import { startOrExplain } from '../start-or-explain.ts';
import { UsageError } from '../usage-error.ts';

export const exec: Command = {
  name: 'exec',
  usage: 'exec [options] -- <command> [arguments]',
  summary: 'runs a command beside an emulator of its own and returns its exit code',
  details:
    'The emulator takes any free port unless told otherwise. The command finds ACS_ENDPOINT, ACS_ACCESS_KEY,\nACS_CONNECTION_STRING and NODE_EXTRA_CA_CERTS in its environment.',
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
    const variables = connectionVariables(emulator);
    await using bundle = await mergeCaFiles(process.env['NODE_EXTRA_CA_CERTS'], emulator.caCertificatePath);
    const child = spawn(command, args, {
      stdio: 'inherit',
      env: { ...process.env, ...variables, NODE_EXTRA_CA_CERTS: bundle.path },
      shell: process.platform === 'win32',
    });
    const stopForwarding = forwardSignals(child);
    const code = await exitCode(child, command);
    stopForwarding();
    return code;
  },
};

/** A terminal sends SIGINT to the command itself; forwarding it as well would count as a second one. */
function forwardSignals(child: ChildProcess): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const forward = (signal: NodeJS.Signals) => {
    if (signal !== 'SIGINT' || process.stdin.isTTY !== true) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, forward);
  return () => signals.forEach((signal) => process.off(signal, forward));
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
