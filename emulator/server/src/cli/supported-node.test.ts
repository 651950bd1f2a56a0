import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unsupportedNode } from './supported-node.ts';

describe('unsupportedNode', () => {
  it.each(['22.15.0', '22.20.1', '23.10.0', '24.0.0', '30.1.0'])('takes %s', (version) => {
    expect(unsupportedNode(version)).toBeUndefined();
  });

  it.each(['18.20.0', '20.20.2', '22.14.0', '23.9.9'])('refuses %s, and names it', (version) => {
    expect(unsupportedNode(version)).toBe(
      `acs-emulator needs Node 22.15, 23.10 or later; this is ${version}.`,
    );
  });

  it('agrees with what the package declares', () => {
    const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
    expect(JSON.parse(manifest)).toMatchObject({ engines: { node: '^22.15.0 || >=23.10.0' } });
  });
});
