import { startEmulator } from '../emulator.ts';
import type { EmulatorOptions } from '../config/emulator-options.ts';
import type { RunningEmulator } from '../running-emulator.ts';
import { UsageError } from './usage-error.ts';

/** @throws UsageError when the cause lies outside the emulator, such as a port that is taken */
export async function startOrExplain(options: EmulatorOptions): Promise<RunningEmulator> {
  try {
    return await startEmulator({ openTelemetry: openTelemetryVariables(), ...options });
  } catch (error) {
    throw new UsageError(explain(error as NodeJS.ErrnoException, options));
  }
}

/** They are no options of the emulator: whoever observes it sets them for everything at once. */
const openTelemetryVariables = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('OTEL_')));

function explain(error: NodeJS.ErrnoException, { host = '127.0.0.1', port = 0 }: EmulatorOptions): string {
  if (error.syscall === 'listen' || error.syscall === 'getaddrinfo') {
    switch (error.code) {
      case 'EADDRINUSE':
        return `Port ${port} on ${host} is taken. Stop what uses it, or choose another with --port (0 takes any free one).`;
      case 'EACCES':
        return `Port ${port} may not be opened by this user. Choose one above 1023 with --port.`;
      default:
        return `${host} is not an address of this machine (${error.code ?? error.message}). Choose another with --host.`;
    }
  }
  if (error.code === 'EACCES' || error.code === 'EROFS' || error.code === 'EPERM') {
    return `${error.path ?? 'A file'} cannot be written (${error.code}). Choose other directories with --state-dir and --data.`;
  }
  return error.message.split('\n', 1)[0]!;
}
