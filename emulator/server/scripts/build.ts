import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** Packages written for `require` find one. */
const banner = [
  "import { createRequire as __createRequire } from 'node:module';",
  'const require = __createRequire(import.meta.url);',
].join('\n');

/**
 * Parts of packages that the emulator never reaches, a third of the bundle: Fastify's schema compilers, its logger,
 * its test client and HTTP/2, and Zod's messages in languages other than English.
 */
const unreachable =
  /^(@fastify\/(ajv-compiler|fast-json-stringify-compiler)|pino|light-my-request|node:http2|\.\.\/locales\/index\.js)$/;

const leaveOutUnreachable: Plugin = {
  name: 'leave-out-unreachable',
  setup(bundle) {
    bundle.onResolve({ filter: unreachable }, ({ path }) => ({ path, namespace: 'unreachable' }));
    bundle.onLoad({ filter: /.*/, namespace: 'unreachable' }, () => ({ contents: 'export {};' }));
  },
};

const { outputFiles } = await build({
  entryPoints: { main: 'src/main.ts', index: 'src/index.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  // Names stay for stack traces: `keepNames` would do that with a property of every function, which takes 2 MB of memory.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  chunkNames: 'chunks/[name]-[hash]',
  banner: { js: banner },
  define: { 'process.env.WS_NO_BUFFER_UTIL': '"1"', 'process.env.WS_NO_UTF_8_VALIDATE': '"1"' },
  plugins: [leaveOutUnreachable],
  logLevel: 'warning',
  write: false,
});

// A build that fails leaves the bundle of the one before.
await rm('dist', { recursive: true, force: true });
for (const { path, contents } of outputFiles) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
}
await chmod('dist/main.js', 0o755);
