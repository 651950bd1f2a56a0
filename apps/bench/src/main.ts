import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import type { Figure } from './benchmark.ts';
import { verdictOf } from './benchmark.ts';
import { benchmarks as all } from './benchmarks/index.ts';
import { buildProjects } from './build-projects.ts';
import { readCommandLine, UsageError } from './command-line.ts';
import { formatTable } from './report.ts';

const print = (text: string) => process.stdout.write(`${text}\n`);
const say = (text: string) => process.stderr.write(`${text}\n`);

async function main(): Promise<number> {
  const { benchmarks, output, build, quick, help } = readCommandLine(process.argv.slice(2), all);
  if (help !== undefined) {
    print(help);
    return 0;
  }
  if (build) await buildProjects([...new Set(benchmarks.flatMap(({ projects }) => projects))]);
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: availableParallelism() };
  const results: { name: string; loadBefore: number; figures: readonly Figure[]; failure?: string }[] = [];
  for (const { name, run } of benchmarks) {
    const loadBefore = loadavg()[0] ?? NaN;
    try {
      const figures = await run({ progress: (text) => say(`${name}: ${text}`), quick });
      results.push({ name, loadBefore, figures });
    } catch (error) {
      say(`${name} failed: ${(error as Error).stack ?? String(error)}`);
      results.push({ name, loadBefore, figures: [], failure: String(error) });
    }
  }
  const figures = results.flatMap((result) => result.figures);
  print(formatTable(figures));
  const judged = results.map((result) => ({
    ...result,
    figures: result.figures.map((figure) => ({ ...figure, verdict: verdictOf(figure) })),
  }));
  writeFileSync(
    output,
    `${JSON.stringify({ date: new Date(), quick, machine, results: judged }, null, 2)}\n`,
  );
  say(
    `Written to ${output}. ${machine.cores} cores, load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}.`,
  );
  const isGood =
    results.every(({ failure }) => failure === undefined) &&
    !figures.some((figure) => verdictOf(figure) === 'missed');
  return isGood ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
