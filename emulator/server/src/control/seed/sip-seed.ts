import { z } from 'zod';

const port = z.int().min(1).max(65_535);

/** Trunks by their fully qualified domain names, and the routes in the order in which they are tried. */
export const sipSeed = z.strictObject({
  trunks: z.record(z.string().min(1).max(249), z.strictObject({ sipSignalingPort: port })),
  routes: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(256),
        description: z.string().max(1024).exactOptional(),
        numberPattern: z.string().min(1).max(1024),
        trunks: z.array(z.string()).max(250).exactOptional(),
      }),
    )
    .max(250)
    .exactOptional(),
});
