import { defaultPort } from '../../config/emulator-options.ts';
import type { Command } from '../command.ts';
import { connectionVariables } from '../connection-variables.ts';
import { giveMemoryBackWhenIdle } from '../give-memory-back.ts';
import { options } from '../options.ts';
import { startOrExplain } from '../start-or-explain.ts';

/** The promise to whoever stops the emulator: after this long it is gone. */
const latestExitMs = 4_500;

export const start: Command = {
  name: 'start',
  usage: 'start [options]',
  summary: 'runs the emulator until it gets SIGINT or SIGTERM',
  details:
    'When it is ready it prints ACS_ENDPOINT, ACS_ACCESS_KEY, ACS_CONNECTION_STRING and NODE_EXTRA_CA_CERTS as\nlines of a .env file on stdout. It logs on stderr.',
  options: Object.values(options),
  async run({ options: given }) {
    const emulator = await startOrExplain({ port: defaultPort, logLevel: 'info', ...given });
    const lines = Object.entries(connectionVariables(emulator)).map(([name, value]) => `${name}=${value}\n`);
    // Whoever reads the lines, or the log, may leave.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
    process.stdout.write(lines.join(''));

    giveMemoryBackWhenIdle();
    await signalled();
    setTimeout(() => process.exit(0), latestExitMs).unref();
    await emulator.stop();
    return 0;
  },
};

/** Resolves at the first signal; a second one ends the process at once. */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve();
      });
    }
  });
}
