import { defineConfig } from 'rolldown';

/** Bundled: our own code, and the helpers that the compiler adds for decorators. Packages stay outside. */
const bundled = /^(@switchboard\/|@oxc-project\/runtime\/|[./\0])|^[A-Za-z]:/;

/** The decorators' metadata comes from tsconfig.json. */
export default defineConfig({
  input: { main: 'src/main.ts', index: 'src/index.ts' },
  platform: 'node',
  tsconfig: 'tsconfig.json',
  external: (id) => !bundled.test(id),
  output: { dir: 'dist', chunkFileNames: '[name].js', sourcemap: true, cleanDir: true },
});
