import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test',
  outputDir: '../artifacts/compat/results',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 1,
  forbidOnly: true,
  reporter: [['list'], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['json']] : [])],
});
