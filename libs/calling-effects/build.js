import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

/**
 * Puts what a page loads when the first effect starts into one folder, which the application serves: the worker, and the
 * segmentation library with its WebAssembly and its model.
 *
 *   node build.js <folder>
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Say where the files shall go: node build.js <folder>');
const library = dirname(createRequire(import.meta.url).resolve('@mediapipe/selfie_segmentation'));
const files = [
  'selfie_segmentation.js',
  'selfie_segmentation.binarypb',
  'selfie_segmentation_landscape.tflite',
  'selfie_segmentation_solution_simd_wasm_bin.js',
  'selfie_segmentation_solution_simd_wasm_bin.wasm',
  'selfie_segmentation_solution_wasm_bin.js',
  'selfie_segmentation_solution_wasm_bin.wasm',
];

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
// Read and written: the package's files are readable by their owner only, and would stay so when copied.
await Promise.all(
  files.map(async (file) => writeFile(join(folder, file), await readFile(join(library, file)))),
);
// A classic script: the library needs importScripts, which module workers do not have.
await build({
  ...{
    entryPoints: [join(import.meta.dirname, 'src/worker/blur-worker.ts')],
    outfile: join(folder, 'worker.js'),
  },
  ...{
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    logLevel: 'warning',
  },
});
