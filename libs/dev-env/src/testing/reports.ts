import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SuiteResult } from './suite.ts';

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** Adds up the JSON reports that Vitest wrote to a directory, one for each project. */
export async function readVitestReports(name: string, directory: string): Promise<SuiteResult> {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.json'));
  const reports = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(join(directory, file), 'utf8')) as VitestReport),
  );
  const skipped = reports.flatMap(({ testResults }) =>
    testResults.flatMap(({ assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'pending' || status === 'skipped' || status === 'todo')
        .map(({ fullName }) => fullName),
    ),
  );
  return {
    name,
    passed: sum(reports, (report) => report.numPassedTests),
    failed: sum(reports, (report) => report.numFailedTests + countBrokenFiles(report)),
    skipped,
  };
}

/** Files that failed although no test in them did: they could not be loaded, or a hook failed. */
function countBrokenFiles({ testResults }: VitestReport): number {
  return testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((assertion) => assertion.status !== 'failed'),
  ).length;
}

interface PlaywrightSuite {
  readonly specs: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly status: string;
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
  readonly suites?: readonly PlaywrightSuite[];
}

interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[];
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
  readonly errors: readonly unknown[];
}

/** The counts of a Playwright JSON report. A test that passed only when repeated counts as failed. */
export async function readPlaywrightReport(name: string, file: string): Promise<SuiteResult> {
  const { suites, stats, errors } = JSON.parse(await readFile(file, 'utf8')) as PlaywrightReport;
  return {
    name,
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: suites.flatMap(skippedIn),
  };
}

/** The title of each test that did not run, and why, if it said so. */
function skippedIn({ specs, suites = [] }: PlaywrightSuite): string[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'skipped')
      .map(({ annotations }) => {
        const reason = annotations.find(({ type }) => type === 'skip')?.description;
        return reason === undefined ? title : `${title}: ${reason}`;
      }),
  );
  return [...own, ...suites.flatMap(skippedIn)];
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
