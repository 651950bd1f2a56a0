import type { CommandLineOption } from './options.ts';
import type { ParsedCommandLine } from './parse-command-line.ts';

export interface Command {
  readonly name: string;
  /** Behind the program's name. */
  readonly usage: string;
  /** One line for the overview. */
  readonly summary: string;
  /** For the command's own help. */
  readonly details?: string;
  readonly options: readonly CommandLineOption[];
  /** Resolves with the exit code. @throws UsageError */
  run(commandLine: ParsedCommandLine): Promise<number>;
}
