import { defineConfig } from 'vitest/config';

/** Tests that start containers: the suite "container tests" of `npm test`. */
export default defineConfig({
  test: {
    include: ['test/container/**/*.test.ts'],
    globalSetup: ['test/container/support/build-image.ts'],
    // Every container is stopped by the test that started it; the image of Ryuk is one more to have.
    env: { TESTCONTAINERS_RYUK_DISABLED: 'true' },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
