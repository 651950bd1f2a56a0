import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Files share what they import: loading it for each of them took six times as long as running the tests.
    isolate: false,
    maxWorkers: '100%',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // Generating an RSA key on a busy machine takes seconds, and some tests start several processes.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
