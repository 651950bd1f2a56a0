import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Each file starts a database, an emulator and a service of its own: one after another is faster.
    fileParallelism: false,
    // They share what they import and the compiled database, which took half of the work.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
