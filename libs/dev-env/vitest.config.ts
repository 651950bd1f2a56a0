import { defineConfig } from 'vitest/config';

// Some tests start servers, on machines that are busy with others.
export default defineConfig({ test: { testTimeout: 30_000, hookTimeout: 30_000 } });
