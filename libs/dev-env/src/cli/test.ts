import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Suite, SuiteResult } from '../testing/suite.ts';
import { allSuites, verification } from '../testing/suites.ts';
import { workspaceRoot } from '../workspace-root.ts';

/** Holds the closing line of a run that came to its end, and is not there otherwise. */
const resultFile = join(workspaceRoot, 'artifacts/result.txt');

const usage = `Usage: npm test                     everything that this machine can run; says what it skipped and why
       npm test -- --require-all    a skip is a failure (what CI does)
       npm run verify               format, lint, types, dead exports and unit tests only
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      'require-all': { type: 'boolean', default: false },
      'verify-only': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  await rm(resultFile, { force: true });
  const suites = values['verify-only'] ? verification : allSuites;
  const prepared = Promise.allSettled(
    suites.map((suite) => (suite.missing?.() === undefined ? suite.prepare?.() : undefined)),
  );
  const results: SuiteResult[] = [];
  for (const suite of suites) {
    if (suite.needsQuiet) await prepared;
    results.push(await runSuite(suite));
  }
  return summarise(results, values['require-all']);
}

async function runSuite(suite: Suite): Promise<SuiteResult> {
  const missing = suite.missing?.();
  if (missing !== undefined) {
    return {
      name: suite.name,
      passed: 0,
      failures: [],
      skipped: [`all ${suite.name}: this machine lacks ${missing}`],
    };
  }
  process.stdout.write(`\n── ${suite.name}\n`);
  const started = performance.now();
  const result = await suite.run().catch((error: unknown): SuiteResult => {
    const text = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${text}\n`);
    return { name: suite.name, passed: 0, failures: [text], skipped: [] };
  });
  process.stdout.write(`── ${suite.name}: ${Math.round((performance.now() - started) / 1000)} s\n`);
  return result;
}

async function summarise(results: readonly SuiteResult[], requireAll: boolean): Promise<number> {
  process.stdout.write('\n');
  for (const { name, failures } of results) {
    for (const failure of failures) process.stdout.write(`failed: ${name}: ${failure}\n\n`);
  }
  for (const { name, passed, failures } of results) {
    process.stdout.write(
      `${name.padEnd(22)} ${String(passed).padStart(5)} passed ${String(failures.length).padStart(4)} failed\n`,
    );
  }
  const skipped = results.flatMap((result) => result.skipped);
  for (const reason of skipped) process.stdout.write(`skipped: ${reason}\n`);
  if (requireAll && skipped.length > 0)
    process.stdout.write('Nothing may be skipped here: each skip counts as failed.\n');
  const passed = results.reduce((total, result) => total + result.passed, 0);
  const failed =
    results.reduce((total, result) => total + result.failures.length, 0) + (requireAll ? skipped.length : 0);
  const skippedText = requireAll || skipped.length === 0 ? '' : `, ${skipped.length} skipped`;
  await writeClosingLine(`${passed} passed, ${failed} failed${skippedText}`);
  return failed === 0 ? 0 : 1;
}

async function writeClosingLine(line: string): Promise<void> {
  await mkdir(dirname(resultFile), { recursive: true });
  await writeFile(resultFile, `${line}\n`);
  process.stdout.write(`\n${line}\n`);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n0 passed, 1 failed\n`);
    process.exitCode = 1;
  },
);
