import { describe, expect, it } from 'vitest';
import { createRandomIdGenerator } from './random-id-generator.ts';
import { createSeededIdGenerator } from './seeded-id-generator.ts';

const uuid4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe.each([
  ['random', createRandomIdGenerator],
  ['seeded', () => createSeededIdGenerator('seed')],
])('%s id generator', (_, create) => {
  it('makes version 4 UUIDs and url-safe texts of the wanted length, all different', () => {
    const ids = create();
    const uuids = Array.from({ length: 500 }, () => ids.uuid());
    expect(uuids.every((uuid) => uuid4.test(uuid))).toBe(true);
    expect(new Set(uuids).size).toBe(500);
    for (const length of [1, 22, 44, 10_000]) {
      expect(ids.urlSafe(length)).toMatch(new RegExp(`^[\\w-]{${length}}$`));
    }
  });
});

describe('seeded id generator', () => {
  it('makes the same ids for the same seed, in each run and after a reset, and others for another', () => {
    const take = (ids: { uuid(): string; urlSafe(length: number): string }) => [ids.uuid(), ids.urlSafe(30)];
    const ids = createSeededIdGenerator('a');
    const first = take(ids);
    expect(take(createSeededIdGenerator('a'))).toEqual(first);
    expect(take(createSeededIdGenerator('b'))).not.toEqual(first);
    ids.reset();
    expect(take(ids)).toEqual(first);
  });
});
