import { z } from 'zod';
import { seedSchema } from '../src/control/seed/seed.ts';

/** The JSON Schema of seed files, for editors: what the emulator takes, as far as a schema can say it. */
export const seedJsonSchema = () => ({
  title: 'Seed of an ACS emulator',
  ...z.toJSONSchema(seedSchema, { io: 'input' }),
});
