import { defineConfig } from 'vitest/config';

/** Tests of images and of docker-compose.yml: part of the suite "container tests", which builds the images before. */
export default defineConfig({
  test: {
    include: ['test/containers/*.container.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    fileParallelism: false,
    sequence: { concurrent: false },
  },
});
