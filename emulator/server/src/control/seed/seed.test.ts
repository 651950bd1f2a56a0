import { describe, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { seedSchema } from './seed.ts';
import type { Seed } from './seed-file.ts';

describe('Seed', () => {
  it('declares what the schema takes, no less and no more', () => {
    type Taken = z.input<typeof seedSchema>;
    expectTypeOf<Taken>().toExtend<Seed>();
    expectTypeOf<Seed>().toExtend<Taken>();
    expectTypeOf<Required<Seed>>().toHaveProperty('rooms');
    expectTypeOf<keyof Seed>().toEqualTypeOf<keyof Taken>();
  });
});
