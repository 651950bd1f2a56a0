import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // Generating an RSA key on a busy machine takes seconds.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
