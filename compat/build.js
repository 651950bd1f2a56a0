import { build } from 'esbuild';

const calling = /^@azure\/communication-calling$/;
const effects = /^@azure\/communication-calling-effects$/;

/** Modules that a page never calls: the bundle gets empty ones in their place. */
const without = (...filters) => ({
  name: 'without',
  setup({ onResolve, onLoad }) {
    for (const filter of filters) onResolve({ filter }, ({ path }) => ({ path, namespace: 'absent' }));
    onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
});

const page = (name, options) =>
  build({
    entryPoints: [`src/${name}.jsx`],
    bundle: true,
    outdir: 'dist',
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    logLevel: 'warning',
    ...options,
  });

/** Bundles the pages into `dist/`. */
export async function buildPages() {
  // Calling is a package of its own licence that chat never calls.
  await page('chat-page', { plugins: [without(calling, effects)] });
  // Calls: the emulator's own library takes its place, by an alias.
  const alias = { '@azure/communication-calling': '../libs/calling/src/index.ts' };
  await page('call-page', { plugins: [without(effects)], alias });
}
