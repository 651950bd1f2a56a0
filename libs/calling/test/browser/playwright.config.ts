import { defineConfig } from '@playwright/test';
// eslint-disable-next-line @nx/enforce-module-boundaries -- tests may use the test environment, the library may not
import { chromiumFlags, findChromium } from '@switchboard/dev-env';

const executablePath = findChromium();

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.test.ts',
  outputDir: '../../../../artifacts/calling-browser',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ...(process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? ([['json']] as const) : [])],
  use: {
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        ...chromiumFlags,
        // Few pictures, since each page draws them without a graphics card.
        '--use-fake-device-for-media-stream=device-count=2,fps=8',
        '--autoplay-policy=no-user-gesture-required',
        '--disable-features=WebRtcHideLocalIpsWithMdns',
      ],
    },
  },
});
