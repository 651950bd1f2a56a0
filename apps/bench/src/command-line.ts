import { parseArgs } from 'node:util';
import type { Benchmark } from './benchmark.ts';

export interface BenchOptions {
  readonly benchmarks: readonly Benchmark[];
  readonly output: string;
  readonly build: boolean;
  readonly quick: boolean;
  /** Print this and do nothing. */
  readonly help?: string;
}

/** A mistake in the command line: shown as one line. */
export class UsageError extends Error {}

/** @throws UsageError */
export function readCommandLine(args: readonly string[], all: readonly Benchmark[]): BenchOptions {
  const { only, output, 'no-build': noBuild, quick, help } = parse(args);
  const names = only?.split(',').filter((name) => name !== '');
  for (const name of names ?? [])
    if (!all.some((benchmark) => benchmark.name === name))
      throw new UsageError(
        `There is no benchmark "${name}"; there are ${all.map((b) => b.name).join(', ')}.`,
      );
  return {
    benchmarks: all.filter(({ name }) => names?.includes(name) ?? true),
    output,
    build: !noBuild,
    quick,
    ...(help ? { help: describe(all) } : {}),
  };
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        only: { type: 'string' },
        output: { type: 'string', default: 'bench-results.json' },
        'no-build': { type: 'boolean', default: false },
        quick: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message} See --help.`);
  }
}

function describe(all: readonly Benchmark[]): string {
  const width = Math.max(...all.map(({ name }) => name.length));
  return `Measures what Switchboard promises, each figure beside a baseline in the same run.

npm run bench -- [options]

  --only <names>    run some of the benchmarks, for example --only start,identity
  --output <file>   where the figures go as JSON (bench-results.json)
  --no-build        measure the builds that are there
  --quick           few repetitions: shows that everything works, not figures to quote
  --help            this

Benchmarks:
${all.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join('\n')}`;
}
