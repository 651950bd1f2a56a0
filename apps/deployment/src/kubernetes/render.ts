import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { firstLine, rendered, renderedFile, renderWithKubectl, type RenderedName } from './overlays.ts';

for (const name of Object.keys(rendered) as RenderedName[]) {
  mkdirSync(dirname(renderedFile(name)), { recursive: true });
  writeFileSync(renderedFile(name), firstLine() + renderWithKubectl(name));
}
