import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from '@switchboard/dev-env';

const executablePath = findChromium();

export default defineConfig({
  testDir: 'src',
  testMatch: '**/*.e2e.test.ts',
  outputDir: '../../artifacts/browser',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ...(process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? ([['json']] as const) : [])],
  use: {
    locale: 'en-GB',
    trace: 'retain-on-failure',
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumFlags },
  },
});
