import { describe, expect, it } from 'vitest';
import { requireShallowJson } from './json-depth.ts';

const check = (text: string) => () => requireShallowJson(Buffer.from(text));

describe('requireShallowJson', () => {
  it('refuses more than 64 levels', () => {
    expect(check('['.repeat(64) + ' '.repeat(100) + ']'.repeat(64))).not.toThrow();
    expect(check('[{"a":'.repeat(33) + '1' + '}]'.repeat(33))).toThrow('deeper than 64 levels');
  });

  it('does not count brackets inside of texts', () => {
    expect(check(`["${'['.repeat(500)}","\\"${'{'.repeat(500)}"]`)).not.toThrow();
  });
});
