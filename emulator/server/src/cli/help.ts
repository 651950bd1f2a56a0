import type { Command } from './command.ts';

const program = 'acs-emulator';

export function describeProgram(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    'Azure Communication Services on your machine and in CI.',
    '',
    `Usage: ${program} <command> [options]`,
    '',
    ...lines,
    '',
    `${program} <command> --help lists the options of a command.`,
    '',
  ].join('\n');
}

export function describeCommand({ usage, summary, details, options }: Command): string {
  const flags = options.map(({ flag, value, help, variable }) => ({
    left: `--${flag} ${value}`,
    help,
    variable,
  }));
  const width = Math.max(...flags.map(({ left }) => left.length));
  const helpWidth = Math.max(...flags.map(({ help }) => help.length));
  const lines = flags.map(
    ({ left, help, variable }) => `  ${left.padEnd(width)}  ${help.padEnd(helpWidth)}  ${variable}`,
  );
  return [
    `Usage: ${program} ${usage}`,
    '',
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
    ...(details === undefined ? [] : [details]),
    '',
    'Options, with their defaults and the environment variables that stand for them:',
    ...lines,
    '',
  ].join('\n');
}
