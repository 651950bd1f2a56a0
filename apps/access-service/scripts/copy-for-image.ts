import { nodeFileTrace } from '@vercel/nft';
import { cp, mkdir, realpath } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/**
 * Copies the built service to a folder, with the files of packages that it loads and no others: a tenth of what the packages
 * take as they are installed. `node copy-for-image.ts <folder>`
 */
const [target] = process.argv.slice(2);
if (target === undefined) throw new Error('Name the folder to copy to.');
const workspace = join(import.meta.dirname, '../../..');
const dist = join(workspace, 'apps/access-service/dist');

/** Files that are read, which no import tells of. */
const readFiles = [
  'node_modules/@prisma/schema-engine-wasm/package.json',
  'node_modules/@prisma/schema-engine-wasm/schema_engine_bg.wasm',
  'node_modules/swagger-ui-dist/package.json',
  'node_modules/swagger-ui-dist/swagger-ui-bundle.js',
  'node_modules/swagger-ui-dist/swagger-ui.css',
];

const { fileList } = await nodeFileTrace([join(dist, 'main.js')], { base: workspace });
for (const file of [...fileList, ...readFiles]) {
  // Links are packages of this workspace, which are in the bundle.
  if ((await realpath(join(workspace, file))) !== join(workspace, file)) continue;
  await mkdir(dirname(join(target, file)), { recursive: true });
  await cp(join(workspace, file), join(target, file));
}
await cp(dist, join(target, relative(workspace, dist)), { recursive: true });
await cp(join(workspace, 'prisma/migrations'), join(target, 'prisma/migrations'), { recursive: true });
