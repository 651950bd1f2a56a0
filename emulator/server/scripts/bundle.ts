import { build, type BuildResult, type Plugin } from 'esbuild';

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

export type Bundle = BuildResult<{ write: false; metafile: true }>;

/** Modules that share what they have in common, nothing written yet. `external` is what users bring along. */
export function bundleModules(entryPoints: Record<string, string>, external: string[]): Promise<Bundle> {
  return build({
    entryPoints,
    external,
    outdir: 'dist',
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    // Names stay for stack traces: `keepNames` would do that with a property of every function, which takes 2 MB of memory.
    minifySyntax: true,
    minifyWhitespace: true,
    // The licences of all that is bundled are in a file of their own.
    legalComments: 'none',
    chunkNames: 'chunks/[name]-[hash]',
    banner: { js: banner },
    define: { 'process.env.WS_NO_BUFFER_UTIL': '"1"', 'process.env.WS_NO_UTF_8_VALIDATE': '"1"' },
    plugins: [leaveOutUnreachable],
    logLevel: 'warning',
    metafile: true,
    write: false,
  });
}
