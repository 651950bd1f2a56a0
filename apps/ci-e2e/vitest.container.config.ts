import { defineConfig } from 'vitest/config';

/** Tests that start containers: part of the suite "container tests" of `npm test`. */
export default defineConfig({
  logLevel: 'error',
  test: {
    include: ['container-test/**/*.test.ts'],
    env: { TESTCONTAINERS_RYUK_DISABLED: 'true' },
    server: { deps: { inline: [/@actions\//] } },
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});
