import { parseArgs } from 'node:util';
import type { EmulatorOptions } from '../config/emulator-options.ts';
import { nearestName } from './nearest-name.ts';
import { InvalidValue } from './invalid-value.ts';
import type { CommandLineOption } from './options.ts';
import { UsageError } from './usage-error.ts';

export interface ParsedCommandLine {
  readonly options: EmulatorOptions;
  readonly help: boolean;
  /** What follows `--`. */
  readonly rest: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads flags and, for those that are not given, the environment.
 *
 * @throws UsageError about the first thing that is wrong
 */
export async function parseCommandLine(
  args: readonly string[],
  environment: Environment,
  known: readonly CommandLineOption[],
): Promise<ParsedCommandLine> {
  const { flags, help, rest } = readFlags(args, known);
  let options: EmulatorOptions = {};
  for (const option of help ? [] : known) {
    const flag = flags.get(option.flag);
    const variable = environment[option.variable];
    if (flag !== undefined) options = { ...options, ...(await readValue(option, `--${option.flag}`, flag)) };
    else if (variable) options = { ...options, ...(await readValue(option, option.variable, variable)) };
  }
  return { options, help, rest };
}

function readFlags(args: readonly string[], known: readonly CommandLineOption[]) {
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      ...Object.fromEntries(known.map(({ flag }) => [flag, { type: 'string' as const }])),
    },
  });
  const flags = new Map<string, string>();
  let help = false;
  let rest: readonly string[] = [];
  for (const token of tokens) {
    if (token.kind === 'option-terminator') {
      rest = args.slice(token.index + 1);
      break;
    }
    if (token.kind === 'positional') throw new UsageError(`"${token.value}" is not expected here.`);
    if (token.name === 'help') help = true;
    else addFlag(flags, requireKnown(token, known), requireValue(token));
  }
  return { flags, help, rest };
}

function addFlag(flags: Map<string, string>, { flag, separator }: CommandLineOption, value: string): void {
  const earlier = separator === undefined ? undefined : flags.get(flag);
  flags.set(flag, earlier === undefined ? value : `${earlier}${separator}${value}`);
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function requireKnown(
  { name, rawName }: OptionToken,
  known: readonly CommandLineOption[],
): CommandLineOption {
  const option = known.find(({ flag }) => flag === name);
  if (option) return option;
  const nearest = nearestName(name, [...known.map(({ flag }) => flag), 'help']);
  throw new UsageError(
    `${rawName} is not a known option.${nearest === undefined ? ' --help lists them.' : ` Did you mean --${nearest}?`}`,
  );
}

function requireValue({ rawName, value, inlineValue }: OptionToken): string {
  if (value !== undefined && value !== '' && (inlineValue === true || !value.startsWith('-'))) return value;
  throw new UsageError(`${rawName} needs a value.`);
}

async function readValue(option: CommandLineOption, source: string, text: string): Promise<EmulatorOptions> {
  try {
    return await option.read(text);
  } catch (error) {
    if (!(error instanceof InvalidValue)) throw error;
    const shown = option.secret === true ? '' : `, not "${text}"`;
    throw new UsageError(`${source} ${error.message}${shown}.`);
  }
}
