import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { chromiumFlags, findHeadlessChromium } from '@switchboard/dev-env';

/** Three people in a call are nine pictures to encode and decode: few a second are enough to see that they move. */
const args = [...chromiumFlags, '--use-fake-device-for-media-stream=fps=10'];

const executablePath = findHeadlessChromium();

/** Each browser of a call encodes and decodes pictures: one call at a time. */
const calls = /\/(before-call|call-hosts|calls|in-call|relay|relayed-call)\.e2e\.test\.ts$/;

export default defineConfig({
  testDir: 'src',
  testMatch: '**/*.e2e.test.ts',
  outputDir: '../../artifacts/browser',
  fullyParallel: false,
  // Each has a platform of its own; files are divided among them.
  workers: Math.min(2, availableParallelism()),
  projects: [
    { name: 'calls', testMatch: calls, workers: 1 },
    { name: 'pages', testIgnore: calls },
  ],
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ...(process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? ([['json']] as const) : [])],
  use: {
    locale: 'en-GB',
    // Tracing takes a fifth of the time of a run; `--trace retain-on-failure` turns it on to look into a failure.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { ...(executablePath ? { executablePath } : {}), args },
  },
});
