import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';

const kubernetes = fileURLToPath(new URL('../../kubernetes/', import.meta.url));

/** An object of Kubernetes as a manifest has it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  // Each kind has its own; `type-check.ts` compares them with Kubernetes' declarations.
  readonly [field: string]: unknown;
}

/** What is rendered and committed: an overlay, or a folder that is applied by itself. */
export const rendered = { azure: 'overlays/azure', emulator: 'emulator' } as const;
export type RenderedName = keyof typeof rendered;

export const renderedFile = (name: RenderedName): string => `${kubernetes}rendered/${name}.yaml`;

export const readRendered = (name: RenderedName): readonly Manifest[] =>
  parseManifests(readFileSync(renderedFile(name), 'utf8'));

export const parseManifests = (text: string): readonly Manifest[] =>
  parseAllDocuments(text).map((document) => document.toJS() as Manifest);

/** Of all that is rendered from: in the first line of what is rendered, so that a change that was not rendered shows. */
function fingerprintOfSources(): string {
  const files = globSync('{base,components,overlays,emulator}/**/*.{yaml,env}', { cwd: kubernetes }).sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\n${readFileSync(join(kubernetes, file), 'utf8')}\n`);
  return hash.digest('hex');
}

export const firstLine = (): string => `# Made of what has the SHA-256 ${fingerprintOfSources()}\n`;

/** @throws when kubectl (1.27 or later, which has Kustomize 5) is not installed, or the overlay is wrong. */
export function renderWithKubectl(name: RenderedName): string {
  return execFileSync('kubectl', ['kustomize', `${kubernetes}${rendered[name]}`], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Whether kubectl is installed, with Kustomize 5 in it. */
export function hasKubectl(): boolean {
  try {
    const text = execFileSync('kubectl', ['version', '--client', '--output=json'], { encoding: 'utf8' });
    const { kustomizeVersion = 'v0' } = JSON.parse(text) as { kustomizeVersion?: string };
    return Number(/^v(\d+)/.exec(kustomizeVersion)?.[1]) >= 5;
  } catch {
    return false;
  }
}
