import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPlaywrightReport, readVitestReports } from './reports.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'reports-'));
});
afterEach(() => rm(directory, { recursive: true }));

const write = (file: string, report: unknown) => writeFile(join(directory, file), JSON.stringify(report));

describe('readVitestReports', () => {
  it('adds up the projects and names what was skipped', async () => {
    const assertionResults = [{ fullName: 'PostgreSQL keeps rows', status: 'skipped' }];
    const failing = { status: 'failed', assertionResults: [{ fullName: 'adds', status: 'failed' }] };
    await write('a.json', { numPassedTests: 3, numFailedTests: 1, testResults: [failing] });
    await write('b.json', {
      numPassedTests: 2,
      numFailedTests: 0,
      testResults: [{ status: 'passed', assertionResults }],
    });
    expect(await readVitestReports('unit', directory)).toEqual({
      name: 'unit',
      passed: 5,
      failed: 1,
      skipped: ['PostgreSQL keeps rows'],
    });
  });

  it('counts a file that could not be loaded as failed', async () => {
    const broken = { status: 'failed', assertionResults: [] };
    await write('a.json', { numPassedTests: 3, numFailedTests: 0, testResults: [broken] });
    expect((await readVitestReports('unit', directory)).failed).toBe(1);
  });
});

describe('readPlaywrightReport', () => {
  it('counts a test that passed only when repeated as failed', async () => {
    const stats = { expected: 4, unexpected: 0, flaky: 1, skipped: 0 };
    await write('report.json', { suites: [], stats, errors: [] });
    const { passed, failed, skipped } = await readPlaywrightReport('browser', join(directory, 'report.json'));
    expect([passed, failed, skipped]).toEqual([4, 1, []]);
  });

  it('names what was skipped, and why', async () => {
    const spec = (title: string, annotations: object[]) => ({
      title,
      tests: [{ status: 'skipped', annotations }],
    });
    const inner = { specs: [spec('cuts the network', [{ type: 'skip', description: 'needs root' }])] };
    const suites = [{ specs: [spec('waits', [])], suites: [inner] }];
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 2 };
    await write('report.json', { suites, stats, errors: [] });
    const { skipped } = await readPlaywrightReport('browser', join(directory, 'report.json'));
    expect(skipped).toEqual(['waits', 'cuts the network: needs root']);
  });
});
