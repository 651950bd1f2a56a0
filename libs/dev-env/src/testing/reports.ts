import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { workspaceRoot } from '../workspace-root.ts';
import type { SuiteResult } from './suite.ts';

/** Lines of a failure's text that are told again when everything has run; the whole is in the suite's own output. */
const TOLD_LINES = 15;

interface VitestReport {
  readonly numPassedTests: number;
  readonly testResults: readonly VitestFile[];
}

interface VitestFile {
  readonly name: string;
  readonly status: string;
  /** Why the file could not be loaded, or what its hooks threw. */
  readonly message?: string;
  readonly assertionResults: readonly VitestTest[];
}

interface VitestTest {
  readonly fullName: string;
  readonly status: string;
  readonly failureMessages?: readonly string[] | null;
}

/** Adds up the JSON reports that Vitest wrote to a directory, one for each project. */
export async function readVitestReports(name: string, directory: string): Promise<SuiteResult> {
  const names = (await readdir(directory)).filter((file) => file.endsWith('.json'));
  const reports = await Promise.all(
    names.map(async (file) => JSON.parse(await readFile(join(directory, file), 'utf8')) as VitestReport),
  );
  const files = reports.flatMap(({ testResults }) => testResults);
  const skipped = files
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'pending' || status === 'skipped' || status === 'todo')
    .map(({ fullName }) => fullName);
  return {
    name,
    passed: reports.reduce((total, report) => total + report.numPassedTests, 0),
    failures: files.flatMap(vitestFailures),
    skipped,
  };
}

/** A file that failed although no test in it did could not be loaded, or a hook failed. */
function vitestFailures({ name, status, message, assertionResults }: VitestFile): string[] {
  const file = relative(workspaceRoot, name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (status === 'failed' && failed.length === 0) return [told(file, message)];
  return failed.map((test) => told(`${file} › ${test.fullName}`, test.failureMessages?.join('\n')));
}

/** A test's name, and below it the beginning of what was wrong, without colours and the frames of others' code. */
function told(title: string, text = ''): string {
  const lines = stripVTControlCharacters(text)
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^ +at .*(node_modules|node:|<anonymous>)/.test(line));
  return [title, ...lines.slice(0, TOLD_LINES).map((line) => `    ${line}`)].join('\n');
}

interface PlaywrightSuite {
  readonly file: string;
  readonly specs: readonly PlaywrightSpec[];
  readonly suites?: readonly PlaywrightSuite[];
}

interface PlaywrightSpec {
  readonly title: string;
  readonly tests: readonly {
    readonly status: string;
    readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    readonly results?: readonly { readonly errors?: readonly PlaywrightError[] }[];
  }[];
}

interface PlaywrightError {
  readonly message?: string;
}

interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[];
  readonly stats: { readonly expected: number };
  /** What went wrong outside the tests, in a global set-up for example. */
  readonly errors: readonly PlaywrightError[];
}

/** The counts of a Playwright JSON report. A test that passed only when repeated counts as failed. */
export async function readPlaywrightReport(name: string, file: string): Promise<SuiteResult> {
  const { suites, stats, errors } = JSON.parse(await readFile(file, 'utf8')) as PlaywrightReport;
  return {
    name,
    passed: stats.expected,
    failures: [
      ...suites.flatMap(playwrightFailures),
      ...errors.map(({ message }) => told('outside the tests', message)),
    ],
    skipped: suites.flatMap(skippedIn),
  };
}

function playwrightFailures({ file, specs, suites = [] }: PlaywrightSuite): string[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results = [] }) => {
        const errors = results.flatMap((result) => result.errors ?? []);
        return told(`${file} › ${title}`, errors.map(({ message }) => message).join('\n'));
      }),
  );
  return [...own, ...suites.flatMap(playwrightFailures)];
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
