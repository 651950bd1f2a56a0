import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { probeOperations, renderParityTable, replaceParityTable } from '../scripts/parity-table.ts';
import { publishedOperations } from '../src/config/published-operations.ts';

describe('the parity table', () => {
  let stateDirectory: string;

  beforeAll(async () => {
    stateDirectory = await mkdtemp(join(tmpdir(), 'acs-emulator-'));
  });
  afterAll(() => rm(stateDirectory, { recursive: true }));

  it('in the README says what a running emulator answers', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    const table = renderParityTable(await probeOperations(stateDirectory));
    expect(readme, 'run `npx nx run emulator:parity-table`').toBe(replaceParityTable(readme, table));
  });

  it('lists the 88 operations of the SDKs, each once', () => {
    expect(publishedOperations.filter(({ inSdk }) => inSdk)).toHaveLength(88);
    expect(new Set(publishedOperations.map(({ id }) => id)).size).toBe(publishedOperations.length);
    expect(new Set(publishedOperations.map(({ route }) => route)).size).toBe(publishedOperations.length);
  });
});
