import { build } from 'esbuild';

/** Calling is a package of its own licence that chat never calls: the bundle gets an empty module in its place. */
const withoutCalling = {
  name: 'without-calling',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@azure\/communication-calling(-effects)?$/ }, ({ path }) => ({
      path,
      namespace: 'absent',
    }));
    onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
};

/** Bundles the page into `dist/chat-page.js`. */
export async function buildPage() {
  await build({
    entryPoints: ['src/chat-page.jsx'],
    bundle: true,
    outdir: 'dist',
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    plugins: [withoutCalling],
    logLevel: 'warning',
  });
}
