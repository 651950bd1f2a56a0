import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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

/** @throws when kubectl (1.27 or later, which has Kustomize 5) is not installed, or the overlay is wrong. */
export function renderWithKubectl(name: RenderedName): string {
  return execFileSync('kubectl', ['kustomize', `${kubernetes}${rendered[name]}`], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The reason why this machine cannot render, or undefined when it can. */
export function missingKubectl(): string | undefined {
  try {
    const text = execFileSync('kubectl', ['version', '--client', '--output=json'], { encoding: 'utf8' });
    const { kustomizeVersion = 'v0' } = JSON.parse(text) as { kustomizeVersion?: string };
    if (Number(/^v(\d+)/.exec(kustomizeVersion)?.[1]) >= 5) return undefined;
    return `kubectl 1.27 or later; its Kustomize is ${kustomizeVersion}`;
  } catch {
    return 'kubectl 1.27 or later';
  }
}
