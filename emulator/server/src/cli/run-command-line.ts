import type { Command } from './command.ts';
import { connectionString } from './commands/connection-string.ts';
import { exec } from './commands/exec.ts';
import { start } from './commands/start.ts';
import { trust, untrust } from './commands/trust.ts';
import { describeCommand, describeProgram } from './help.ts';
import { nearestName } from './nearest-name.ts';
import { parseCommandLine } from './parse-command-line.ts';
import { UsageError } from './usage-error.ts';

const commands: readonly Command[] = [start, exec, connectionString, trust, untrust];

/** Runs what the command line asks for and resolves with the exit code. A mistake is one line on stderr and 1. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  try {
    if (name === undefined || ['help', '--help', '-h'].includes(name)) {
      process.stdout.write(describeProgram(commands));
      return name === undefined ? 1 : 0;
    }
    const command = requireCommand(name);
    const commandLine = parseCommandLine(rest, process.env, command.options);
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

function requireCommand(name: string): Command {
  const command = commands.find((candidate) => candidate.name === name);
  if (command !== undefined) return command;
  const nearest = nearestName(
    name,
    commands.map((candidate) => candidate.name),
  );
  throw new UsageError(
    `"${name}" is not a command.${nearest === undefined ? ' acs-emulator --help lists them.' : ` Did you mean "${nearest}"?`}`,
  );
}
