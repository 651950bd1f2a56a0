import { chmod, copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { bundleModules } from './bundle.ts';
import { writeDeclarations } from './declarations.ts';
import { packageManifest, type SourceManifest } from './package-manifest.ts';
import { seedJsonSchema } from './seed-schema.ts';
import { thirdPartyLicences } from './third-party-licences.ts';

// The package as others install it, in `dist`: bundled modules with their declarations. In this workspace it is its source.
/** Becomes `dist` when everything is in it: a build that fails leaves the package of the one before. */
const staging = 'node_modules/.dist';
const put = (path: string, content: string | Uint8Array) => writeFile(join(staging, path), content);

const source = JSON.parse(await readFile('package.json', 'utf8')) as SourceManifest;
const { outputFiles, inputs } = await bundleModules();
await rm(staging, { recursive: true, force: true });
for (const { path, contents } of outputFiles) {
  const place = relative('dist', path);
  await mkdir(dirname(join(staging, place)), { recursive: true });
  await put(place, contents);
}
await chmod(join(staging, 'main.js'), 0o755);
await writeDeclarations(staging);
await put('package.json', `${JSON.stringify(packageManifest(source), null, 2)}\n`);
await put('seed.schema.json', `${JSON.stringify(seedJsonSchema(), null, 2)}\n`);
await put('THIRD-PARTY-LICENSES.txt', thirdPartyLicences(inputs));
await copyFile('README.md', join(staging, 'README.md'));
await copyFile('../../LICENSE', join(staging, 'LICENSE'));

await rm('dist', { recursive: true, force: true });
await rename(staging, 'dist');
