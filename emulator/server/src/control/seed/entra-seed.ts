import { z } from 'zod';

const displayName = z.string().trim().min(1).max(100);

const entraUser = z.strictObject({
  name: displayName,
  email: z.email().max(200).optional(),
  objectId: z.guid().toLowerCase().optional(),
});

const entraClient = z.strictObject({
  clientId: z.string().min(1).max(128),
  /** Left out: a public client, which proves itself by a proof key only. */
  clientSecret: z.string().min(1).max(512).optional(),
  name: displayName.optional(),
  /** Left out: any address of this machine is good. */
  redirectUris: z
    .array(z.url({ protocol: /^(?!javascript$|data$)/ }).max(2000))
    .max(50)
    .optional(),
});

/** Who can sign in at the emulated Entra, instead of the default people; and applications beside the default ones. */
export const entraSeed = z.strictObject({
  users: z.array(entraUser).min(1).max(1000).optional(),
  clients: z.array(entraClient).max(100).optional(),
});
