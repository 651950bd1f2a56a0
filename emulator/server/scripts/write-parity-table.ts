import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { probeOperations, renderParityTable, replaceParityTable } from './parity-table.ts';

const readme = new URL('../../README.md', import.meta.url);
const stateDirectory = await mkdtemp(join(tmpdir(), 'acs-emulator-'));
const table = renderParityTable(await probeOperations(stateDirectory));
await writeFile(readme, replaceParityTable(await readFile(readme, 'utf8'), table));
await rm(stateDirectory, { recursive: true });
