import { build, type BuildOptions, type Metafile, type OutputFile, type Plugin } from 'esbuild';
import { commonjsModules, modules, portableModules, runners } from './entry-points.ts';

/** Packages written for `require` find one. */
const banner = [
  "import { createRequire as __createRequire } from 'node:module';",
  'const require = __createRequire(import.meta.url);',
].join('\n');

/**
 * Parts of packages that the emulator never reaches, a third of the bundle: Fastify's schema compilers, its logger,
 * its test client, what compares versions for plugins, and HTTP/2, and Zod's messages in languages other than English.
 */
const unreachable =
  /^(@fastify\/(ajv-compiler|fast-json-stringify-compiler)|pino|light-my-request|semver|node:http2|\.\.\/locales\/index\.js)$/;

const leaveOutUnreachable: Plugin = {
  name: 'leave-out-unreachable',
  setup(bundle) {
    bundle.onResolve({ filter: unreachable }, ({ path }) => ({ path, namespace: 'unreachable' }));
    bundle.onLoad({ filter: /.*/, namespace: 'unreachable' }, () => ({ contents: 'export {};' }));
  },
};

const common = {
  outdir: 'dist',
  bundle: true,
  // Names stay for stack traces: `keepNames` would do that with a property of every function, which takes 2 MB of memory.
  minifySyntax: true,
  minifyWhitespace: true,
  // The licences of all that is bundled are in a file of their own.
  legalComments: 'none',
  external: Object.keys(runners),
  logLevel: 'warning',
  metafile: true,
  write: false,
} satisfies BuildOptions;

/** Modules that share what they have in common. */
const forNode = {
  ...common,
  entryPoints: { main: 'src/main.ts', ...modules },
  splitting: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  chunkNames: 'chunks/[name]-[hash]',
  banner: { js: banner },
  define: { 'process.env.WS_NO_BUFFER_UTIL': '"1"', 'process.env.WS_NO_UTF_8_VALIDATE': '"1"' },
  plugins: [leaveOutUnreachable],
} satisfies BuildOptions;

const forBrowsersToo = {
  ...common,
  entryPoints: portableModules,
  platform: 'neutral',
  target: 'es2022',
  format: 'esm',
} satisfies BuildOptions;

const forRequire = {
  ...common,
  entryPoints: commonjsModules,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
} satisfies BuildOptions;

export interface Bundle {
  readonly outputFiles: readonly OutputFile[];
  /** Paths of the modules that something of is in the output. */
  readonly inputs: readonly string[];
}

/** Everything that runs, nothing written yet. */
export async function bundleModules(): Promise<Bundle> {
  const results = await Promise.all([build(forNode), build(forBrowsersToo), build(forRequire)]);
  return {
    outputFiles: results.flatMap(({ outputFiles }) => outputFiles),
    inputs: results.flatMap(({ metafile }) => inputsOf(metafile)),
  };
}

const inputsOf = ({ outputs }: Metafile) =>
  Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs));
