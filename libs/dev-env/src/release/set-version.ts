import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Besides the manifests: what names the version, in the forms below. */
const places = [
  '.github/workflows/*.yml',
  'docs/**/*.{md,yml}',
  '{apps,libs,emulator}/*/README.md',
  '{apps,emulator}/*/Dockerfile',
  'apps/deployment/kubernetes/**/*.yaml',
  'libs/testcontainers/src/default-image.ts',
  'apps/access-service/src/openapi/openapi-document.ts',
  'libs/tracing/src/release.ts',
];
const forms = /acs-emulator[@:]|switchboard-[\w-]+:|ARG VERSION=|newTag: |version: '/;

/**
 * Gives everything that has the version of the root's `package.json` another one, and what was unreleased in the changelog a
 * heading with it. Libraries that stand in for a package of Microsoft have that package's version, and keep it.
 *
 * @returns paths of the files that changed
 */
export function setVersion(root: string, version: string, date: string): string[] {
  if (!/^\d+\.\d+\.\d+(-[0-9a-z.]+)?$/.test(version)) {
    throw new RangeError(`"${version}" is not a version such as 0.2.0 or 0.2.0-beta.1.`);
  }
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const { version: old, workspaces } = JSON.parse(read('package.json')) as {
    version: string;
    workspaces: readonly string[];
  };
  const manifests = globSync(
    workspaces.map((folder) => `${folder}/package.json`),
    { cwd: root },
  );
  const isOurs = (path: string) => !path.includes('node_modules') && !path.includes('/dist/');
  const escaped = old.replaceAll('.', '\\.');
  const changes: [string[], (text: string) => string][] = [
    [['package.json', ...manifests], (text) => rewriteManifest(text, escaped, version)],
    [
      globSync(places, { cwd: root }).filter(isOurs),
      (text) => text.replaceAll(new RegExp(`(${forms.source})${escaped}(?![\\w.]*\\d)`, 'g'), `$1${version}`),
    ],
    [
      ['CHANGELOG.md'],
      (text) => text.replace(/^## \[Unreleased\]\n/m, `## [Unreleased]\n\n## [${version}] - ${date}\n`),
    ],
  ];
  return changes.flatMap(([paths, change]) =>
    paths.filter((path) => {
      const before = existsSync(join(root, path)) ? read(path) : '';
      const after = change(before);
      if (after !== before) writeFileSync(join(root, path), after);
      return after !== before;
    }),
  );
}

const rewriteManifest = (text: string, escaped: string, version: string) =>
  text.replaceAll(
    new RegExp(`("(?:version|acs-emulator|@switchboard/[\\w-]+)": ")${escaped}"`, 'g'),
    `$1${version}"`,
  );
