import { findChromium, freePorts } from '@switchboard/dev-env';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { copyExample, runTool } from '../src/run-example.ts';

const installation = inject('installation');

describe('acs-emulator/vitest', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await copyExample('vitest', installation);
  });

  it.each([
    ['forks', '2'],
    ['threads', '2'],
    ['forks', '1'],
    ['threads', '1'],
  ])('gives each worker an emulator that it trusts, with pool %s of %s', async (pool, workers) => {
    const report = join(folder, 'report.json');
    const output = ['--reporter=json', `--outputFile=${report}`];
    const args = ['run', `--pool=${pool}`, `--maxWorkers=${workers}`, ...output];
    const { stdout, stderr } = await runTool(installation, 'vitest/vitest.mjs', args, folder);
    expect(summary(readFileSync(report, 'utf8')), stderr + stdout).toEqual({ passed: 13, failed: 0 });
    await rm(report);
  });

  it('says what is missing without its global set-up', async () => {
    const args = ['run', '--config=none.config.js', 'confirm-order'];
    await writeFile(join(folder, 'none.config.js'), 'export default {};');
    const { code, stdout, stderr } = await runTool(installation, 'vitest/vitest.mjs', args, folder);
    expect(code).toBe(1);
    expect(stdout + stderr).toContain("add globalSetup: ['acs-emulator/vitest/global-setup']");
  });
});

describe('acs-emulator/jest', () => {
  it.each([['--runInBand'], ['--maxWorkers=2']])('gives each worker an emulator, with %s', async (flag) => {
    const folder = await copyExample('jest', installation);
    const { stdout, stderr } = await runTool(installation, 'jest/bin/jest.js', [flag, '--json'], folder);
    expect(summary(stdout), stderr + stdout).toEqual({ passed: 4, failed: 0 });
  });
});

/** Of Jest's report, which Vitest writes too. */
function summary(report: string) {
  const { numPassedTests, numFailedTests } = JSON.parse(report) as {
    numPassedTests: number;
    numFailedTests: number;
  };
  return { passed: numPassedTests, failed: numFailedTests };
}

const chromium = findChromium();

describe.skipIf(chromium === undefined)('acs-emulator/playwright', () => {
  const run = async (folder: string, ...args: string[]) => {
    const environment = { CHROMIUM_PATH: chromium! };
    const cli = '@playwright/test/cli.js';
    const { stdout } = await runTool(
      installation,
      cli,
      ['test', '--reporter=json', ...args],
      folder,
      environment,
    );
    return JSON.parse(stdout) as { stats: { expected: number; unexpected: number } };
  };

  it('gives each worker an emulator, and its pages both sides of it', async () => {
    const folder = await copyExample('playwright', installation);
    const report = await run(folder);
    expect(report.stats, JSON.stringify(report)).toMatchObject({ expected: 3, unexpected: 0 });
  });

  it('shares the emulator of exec with servers that Playwright starts', async () => {
    const folder = await copyExample('playwright', installation);
    await writeFile(
      join(folder, 'shared.config.js'),
      `import { defineConfig } from '@playwright/test';
       const server = "require('http').createServer((_, r) => r.end(process.env.ACS_ENDPOINT)).listen(process.env.PORT)";
       const port = ${(await freePorts()).web};
       export default defineConfig({
         workers: Number(process.env.WORKERS),
         testMatch: 'shared.js',
         webServer: { command: \`"\${process.execPath}" -e "\${server}"\`, port, env: { PORT: String(port) } },
         use: { baseURL: 'http://localhost:' + port, emulatorOptions: 'environment' },
       });`,
    );
    await writeFile(
      join(folder, 'shared.js'),
      `import { expect, test } from 'acs-emulator/playwright';
       test.describe.configure({ mode: 'parallel' });
       for (const name of ['one', 'other']) test(name, async ({ request, emulator }) => {
         expect(await (await request.get('/')).text()).toBe(emulator.endpoint);
         expect((await fetch(emulator.endpoint + '/_emulator/health')).status).toBe(200);
       });`,
    );
    const exec = async (workers: string) => {
      const cli = join(installation, 'node_modules/@playwright/test/cli.js');
      const args = [
        'exec',
        '--',
        process.execPath,
        cli,
        'test',
        '--config=shared.config.js',
        '--reporter=json',
      ];
      const environment = { WORKERS: workers };
      const { stdout } = await runTool(installation, 'acs-emulator/main.js', args, folder, environment);
      return stdout;
    };
    expect(JSON.parse(await exec('1'))).toMatchObject({ stats: { expected: 2, unexpected: 0 } });
    expect(await exec('2')).toContain('Set workers: 1 in the configuration of Playwright');
  });

  it('leaves the checks of certificates on', async () => {
    const { startEmulator } = (await import(join(installation, 'node_modules/acs-emulator/index.js'))) as {
      startEmulator(options: object): Promise<AsyncDisposable & { readonly endpoint: string }>;
    };
    const stateDirectory = await mkdtemp(join(tmpdir(), 'other-authority-'));
    await using other = await startEmulator({ stateDirectory });
    const folder = await copyExample('playwright', installation);
    await writeFile(
      join(folder, 'other.spec.js'),
      `import { expect, test } from 'acs-emulator/playwright';
       test('refuses', async ({ page }) => {
         await expect(page.goto('${other.endpoint}/_emulator/handset')).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID');
         await expect(fetch('${other.endpoint}/_emulator/health')).rejects.toThrow();
       });`,
    );
    const report = await run(folder, 'other');
    expect(report.stats, JSON.stringify(report)).toMatchObject({ expected: 1, unexpected: 0 });
    await rm(join(folder, 'other.spec.js'));
    await rm(stateDirectory, { recursive: true });
  });
});
