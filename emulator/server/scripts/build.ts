import { chmod, copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { bundleModules } from './bundle.ts';
import { writeDeclarations } from './declarations.ts';
import { packageManifest, type SourceManifest } from './package-manifest.ts';
import { thirdPartyLicences } from './third-party-licences.ts';

// The package as others install it, in `dist`: bundled modules with their declarations. In this workspace it is its source.
const source = JSON.parse(await readFile('package.json', 'utf8')) as SourceManifest;
const { outputFiles, inputs } = await bundleModules();

// A build that fails leaves the bundle of the one before.
await rm('dist', { recursive: true, force: true });
for (const { path, contents } of outputFiles) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
}
await chmod('dist/main.js', 0o755);
await writeDeclarations();
await writeFile('dist/package.json', `${JSON.stringify(packageManifest(source), null, 2)}\n`);
await writeFile('dist/THIRD-PARTY-LICENSES.txt', thirdPartyLicences(inputs));
await copyFile('README.md', 'dist/README.md');
await copyFile('../../LICENSE', 'dist/LICENSE');
