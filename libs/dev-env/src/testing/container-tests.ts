import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../build.ts';
import { missingEngine, startEngine, type Engine } from '../docker/engine.ts';
import { buildImages } from '../docker/images.ts';
import { workspaceRoot } from '../workspace-root.ts';
import { readVitestReports } from './reports.ts';
import { orFailed, type Suite } from './suite.ts';

const name = 'container tests';
const tag = 'test';
const reports = join(workspaceRoot, 'artifacts/containers');

/** Configurations of Vitest whose tests start containers, with the folder that they are in. */
const configurations = {
  'dev-env': 'libs/dev-env',
  testcontainers: 'libs/testcontainers',
  'ci-e2e': 'apps/ci-e2e',
} as const;

/** Images, the compose file and the module for Testcontainers, on a real engine: that of this machine, or one of its own. */
export const containerTests: Suite = {
  name,
  missing: missingEngine,
  async prepare() {
    prepared = startEngineWithImages();
    await prepared;
  },
  async run() {
    await rm(reports, { recursive: true, force: true });
    await using _engine = await (prepared ?? startEngineWithImages());
    let code = 0;
    for (const [project, folder] of Object.entries(configurations)) {
      const ended = await run(
        process.execPath,
        [
          join(workspaceRoot, 'node_modules/vitest/vitest.mjs'),
          ...['run', '--root', folder, '--config', 'vitest.container.config.ts'],
          ...['--reporter=default', '--reporter=json', `--outputFile.json=${reports}/${project}.json`],
        ],
        { SWITCHBOARD_TEST_TAG: tag, ACS_EMULATOR_IMAGE: `switchboard-emulator:${tag}` },
      );
      code ||= ended;
    }
    return orFailed(code, await readVitestReports(name, reports));
  },
};

let prepared: Promise<Engine> | undefined;

async function startEngineWithImages(): Promise<Engine> {
  const engine = await startEngine();
  try {
    const started = performance.now();
    await buildImages(tag);
    process.stdout.write(`images: ${Math.round((performance.now() - started) / 1000)} s\n`);
    return engine;
  } catch (error) {
    await engine[Symbol.asyncDispose]();
    throw error;
  }
}
