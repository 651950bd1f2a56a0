import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workspaceRoot } from '../workspace-root.ts';
import { readPlaywrightReport, readVitestReports } from './reports.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'reports-'));
});
afterEach(() => rm(directory, { recursive: true }));

const write = (file: string, report: unknown) => writeFile(join(directory, file), JSON.stringify(report));

describe('readVitestReports', () => {
  const sums = join(workspaceRoot, 'libs/sums.test.ts');

  it('adds up the projects and names what was skipped', async () => {
    const assertionResults = [{ fullName: 'PostgreSQL keeps rows', status: 'skipped' }];
    const failing = {
      name: sums,
      status: 'failed',
      assertionResults: [{ fullName: 'adds', status: 'failed' }],
    };
    await write('a.json', { numPassedTests: 3, testResults: [failing] });
    await write('b.json', {
      numPassedTests: 2,
      testResults: [{ name: sums, status: 'passed', assertionResults }],
    });
    expect(await readVitestReports('unit', directory)).toEqual({
      name: 'unit',
      passed: 5,
      failures: ['libs/sums.test.ts › adds'],
      skipped: ['PostgreSQL keeps rows'],
    });
  });

  it('tells the beginning of what was wrong, without colours and frames of others', async () => {
    const failureMessages = [
      `\u001b[31mAssertionError\u001b[39m: 3 is not 4\n    at run (/node_modules/a.js:1:1)\n${'    at sums\n'.repeat(100)}`,
    ];
    const assertionResults = [{ fullName: 'adds', status: 'failed', failureMessages }];
    await write('a.json', {
      numPassedTests: 0,
      testResults: [{ name: sums, status: 'failed', assertionResults }],
    });
    const { failures } = await readVitestReports('unit', directory);
    const [title, first, ...others] = failures[0]?.split('\n') ?? [];
    expect([title, first, others.length]).toEqual([
      'libs/sums.test.ts › adds',
      '    AssertionError: 3 is not 4',
      14,
    ]);
  });

  it('counts a file that could not be loaded as failed', async () => {
    const message = 'Cannot find module';
    const broken = { name: sums, status: 'failed', message, assertionResults: [] };
    await write('a.json', { numPassedTests: 3, testResults: [broken] });
    expect((await readVitestReports('unit', directory)).failures).toEqual([
      'libs/sums.test.ts\n    Cannot find module',
    ]);
  });
});

describe('readPlaywrightReport', () => {
  it('counts what failed, in a test or outside, and a test that passed only when repeated', async () => {
    const spec = (title: string, status: string, errors: object[]) => ({
      title,
      tests: [{ status, annotations: [], results: [{ errors }, { errors: [] }] }],
    });
    const specs = [spec('sends', 'flaky', [{ message: 'no button' }]), spec('calls', 'unexpected', [])];
    const inner = { file: 'chat.test.ts', specs: [...specs, spec('reads', 'expected', [])] };
    const suites = [{ file: 'chat.test.ts', specs: [], suites: [inner] }];
    await write('report.json', { suites, stats: { expected: 4 }, errors: [{ message: 'no server' }] });
    const { passed, failures, skipped } = await readPlaywrightReport(
      'browser',
      join(directory, 'report.json'),
    );
    expect([passed, skipped]).toEqual([4, []]);
    expect(failures).toEqual([
      'chat.test.ts › sends\n    no button',
      'chat.test.ts › calls',
      'outside the tests\n    no server',
    ]);
  });

  it('names what was skipped, and why', async () => {
    const spec = (title: string, annotations: object[]) => ({
      title,
      tests: [{ status: 'skipped', annotations }],
    });
    const inner = {
      file: 'cut.test.ts',
      specs: [spec('cuts the network', [{ type: 'skip', description: 'needs root' }])],
    };
    const suites = [{ file: 'cut.test.ts', specs: [spec('waits', [])], suites: [inner] }];
    const stats = { expected: 0 };
    await write('report.json', { suites, stats, errors: [] });
    const { skipped } = await readPlaywrightReport('browser', join(directory, 'report.json'));
    expect(skipped).toEqual(['waits', 'cuts the network: needs root']);
  });
});
