import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { options } from '../src/cli/options.ts';
import { startTemporaryEmulator } from './support.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const controlPath = '/_emulator/';

describe('the README', () => {
  it('has every flag with its variable', () => {
    const rows = Object.values(options).map(({ flag, variable }) => [`\`--${flag}\``, `\`${variable}\``]);
    const isThere = (row: readonly string[]) =>
      readme.split('\n').some((line) => row.every((cell) => line.startsWith('| ') && line.includes(cell)));
    expect(rows.filter((row) => !isThere(row))).toEqual([]);
  });

  it('names everything under the control API', async () => {
    await using emulator = await startTemporaryEmulator();
    const names = emulator.operations
      .map(({ route }) => route.split(' ')[1]!)
      .filter((path) => path.startsWith(controlPath))
      .map((path) => path.slice(controlPath.length).split('/')[0]!);
    const isNamed = (name: string) => new RegExp(`\`(GET|POST|PUT|DELETE) ${name}\\b`).test(readme);
    expect([...new Set(names)].filter((name) => !isNamed(name))).toEqual([]);
  });
});
