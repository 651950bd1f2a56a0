import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { nx, run } from '../build.ts';
import { findChromium } from '../chromium.ts';
import { workspaceRoot } from '../workspace-root.ts';
import { containerTests } from './container-tests.ts';
import { readPlaywrightReport, readVitestReports } from './reports.ts';
import { findPostgresql, startTemporaryPostgresql } from './temporary-postgresql.ts';
import { findRedis, TemporaryRedis } from './temporary-redis.ts';
import { check, orFailed, type Suite, type SuiteResult } from './suite.ts';

const artifacts = join(workspaceRoot, 'artifacts');
const compat = join(workspaceRoot, 'compat');

/** The checks that need nothing but this repository: what `npm run verify` runs. */
export const verification: readonly Suite[] = [
  check('format', () => nx('run-many', '-t', 'format', '--output-style=static')),
  check('lint', () => nx('run-many', '-t', 'lint', '--output-style=static')),
  check('types', () => nx('run-many', '-t', 'typecheck', '--parallel=2', '--output-style=static')),
  check('dead exports', () => nx('run', 'workspace:dead-exports')),
  { name: 'unit tests', run: unitTests },
];

export const allSuites: readonly Suite[] = [
  ...verification,
  check('build', () => nx('run-many', '-t', 'build', '--output-style=static')),
  browserSuite('browser tests', 'apps/web-e2e'),
  browserSuite('call tests', 'libs/calling/test/browser'),
  {
    name: 'compatibility tests',
    missing: () => missingBrowser() ?? missingCompatPackages() ?? missingCertutil(),
    needsQuiet: true,
    run: compatibilityTests,
  },
  containerTests,
];

/** Uses the servers of `TEST_DATABASE_URL` and `TEST_REDIS_URL`, or some of its own where the programs are installed. */
async function unitTests(): Promise<SuiteResult> {
  const directory = join(artifacts, 'unit');
  await rm(directory, { recursive: true, force: true });
  const programs = findPostgresql();
  const needsDatabase = process.env['TEST_DATABASE_URL'] === undefined && programs !== undefined;
  const postgresql = needsDatabase ? await startTemporaryPostgresql(programs) : undefined;
  if (postgresql) process.env['TEST_DATABASE_URL'] = postgresql.url;
  const redisProgram = findRedis();
  const needsRedis = process.env['TEST_REDIS_URL'] === undefined && redisProgram !== undefined;
  const redis = needsRedis ? await TemporaryRedis.start(redisProgram) : undefined;
  if (redis) process.env['TEST_REDIS_URL'] = redis.url;
  try {
    // Nx begins with what something depends on, here the tests that take as long as all others together.
    const targets = '--targets=unit,unit-longest-first';
    const code = await nx('run-many', targets, '--parallel=2', '--output-style=static');
    return orFailed(code, await readVitestReports('unit tests', directory));
  } finally {
    await postgresql?.stop();
    await redis?.[Symbol.asyncDispose]();
  }
}

/** Tests in Chromium that a folder's `playwright.config.ts` describes. */
function browserSuite(name: string, folder: string): Suite {
  return {
    ...{ name, missing: missingBrowser, needsQuiet: true },
    async run() {
      const report = join(artifacts, `${name.replace(' ', '-')}.json`);
      await rm(report, { force: true });
      const cli = join(workspaceRoot, 'node_modules/@playwright/test/cli.js');
      const code = await run(process.execPath, [cli, 'test', '--config', `${folder}/playwright.config.ts`], {
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      });
      return orFailed(code, await readPlaywrightReport(name, report));
    },
  };
}

async function compatibilityTests(): Promise<SuiteResult> {
  const report = join(artifacts, 'compatibility.json');
  await rm(report, { force: true });
  const code = await run('npm', ['test', '--prefix', compat], { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
  return orFailed(code, await readPlaywrightReport('compatibility tests', report));
}

function missingBrowser(): string | undefined {
  return findChromium() ? undefined : 'Chromium (Debian: apt-get install chromium), or CHROMIUM_PATH';
}

function missingCompatPackages(): string | undefined {
  const isInstalled = existsSync(join(compat, 'node_modules'));
  return isInstalled ? undefined : 'its packages (0.6 GB): cd compat && npm ci';
}

function missingCertutil(): string | undefined {
  const { error } = spawnSync('certutil', ['-H'], { stdio: 'ignore' });
  return error ? 'certutil (Debian: apt-get install libnss3-tools)' : undefined;
}
