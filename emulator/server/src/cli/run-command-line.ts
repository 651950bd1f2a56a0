import type { Command } from './command.ts';
import { describeCommand, describeProgram } from './help.ts';
import { nearestName } from './nearest-name.ts';
import { parseCommandLine } from './parse-command-line.ts';
import { UsageError } from './usage-error.ts';

/** Loaded when they are needed: none costs the others a start. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.ts')).start,
  exec: async () => (await import('./commands/exec.ts')).exec,
  'connection-string': async () => (await import('./commands/connection-string.ts')).connectionString,
  trust: async () => (await import('./commands/trust.ts')).trust,
  untrust: async () => (await import('./commands/trust.ts')).untrust,
};

/** Runs what the command line asks for and resolves with the exit code. A mistake is one line on stderr and 1. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  try {
    if (name === undefined || ['help', '--help', '-h'].includes(name)) {
      const all = await Promise.all(Object.values(commands).map((load) => load()));
      process.stdout.write(describeProgram(all));
      return name === undefined ? 1 : 0;
    }
    const command = await loadCommand(name);
    const commandLine = await parseCommandLine(rest, process.env, command.options);
    if (commandLine.help) {
      process.stdout.write(describeCommand(command));
      return 0;
    }
    return await command.run(commandLine);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`acs-emulator: ${error.message}\n`);
    return 1;
  }
}

async function loadCommand(name: string): Promise<Command> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load !== undefined) return load();
  const nearest = nearestName(name, Object.keys(commands));
  throw new UsageError(
    `"${name}" is not a command.${nearest === undefined ? ' acs-emulator --help lists them.' : ` Did you mean "${nearest}"?`}`,
  );
}
