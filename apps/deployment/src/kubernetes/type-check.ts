import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { customResources } from './custom-resources.ts';
import type { Manifest } from './overlays.ts';

const here = dirname(fileURLToPath(import.meta.url));

/**
 * Compares manifests with Kubernetes' own declarations: as literals in a program, in which a field that does not exist, is missing or
 * has another type is an error. (Its JSON schemas let unknown fields pass.)
 * @returns one line for each error, beginning with the kind and name of the object
 */
export function typeErrors(manifests: readonly Manifest[]): readonly string[] {
  const file = join(here, 'manifests.generated.ts');
  // A line for each, by which an error finds its manifest.
  const lines = manifests.map((manifest, index) => {
    const type =
      customResources[manifest.kind]?.replaceAll('\n', ' ') ??
      `import('kubernetes-models/${manifest.apiVersion}').I${manifest.kind}`;
    return `export const m${index}: ${type} = ${JSON.stringify(manifest)};`;
  });
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: [] },
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.getSourceFile = (path, ...rest) =>
    path === file
      ? ts.createSourceFile(path, lines.join('\n'), ts.ScriptTarget.ESNext)
      : getSourceFile(path, ...rest);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([file], options, host))
    .map(({ file: source, start, messageText }) => {
      const line = source && start !== undefined ? source.getLineAndCharacterOfPosition(start).line : -1;
      const manifest = manifests[line];
      const name = manifest ? `${manifest.kind} ${manifest.metadata.name}` : 'program';
      return `${name}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
}
