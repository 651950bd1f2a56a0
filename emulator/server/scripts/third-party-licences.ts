import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
}

const packageFolder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;
const licenceFile = /^(licen[cs]e|notice)(\.(md|txt))?$/i;

/** The licences of all packages that `inputs`, paths of bundled modules, come from. */
export function thirdPartyLicences(inputs: readonly string[]): string {
  const folders = inputs.flatMap((path) => packageFolder.exec(path)?.[1] ?? []);
  const packages = [...new Set(folders)].map((folder) => ({
    manifest: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest,
    texts: readdirSync(folder)
      .filter((name) => licenceFile.test(name))
      .sort()
      .map((name) => readFileSync(join(folder, name), 'utf8').trim()),
  }));
  const sections = packages
    .sort((one, other) => one.manifest.name.localeCompare(other.manifest.name))
    .map(({ manifest, texts }) => {
      const text = texts.length > 0 ? texts.join('\n\n') : named(manifest);
      return `${manifest.name} ${manifest.version}\n\n${text}\n`;
    });
  return ['The code in this package includes code of these packages.\n', ...sections].join(
    `\n${'-'.repeat(80)}\n\n`,
  );
}

/** For the few packages that say which licence they are under, and leave its text out. */
function named({ name, license, author = 'its authors' }: Manifest): string {
  if (license === undefined) throw new Error(`${name} names no licence, so it cannot be handed on.`);
  return `${license}, by ${typeof author === 'string' ? author : author.name}`;
}
