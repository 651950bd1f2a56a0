import { z } from 'zod';

const displayName = z.string().trim().min(1).max(100);

/** Someone who may sign in. The id defaults to one that is derived from the name, so that it is the same in every run. */
export const entraUserConfiguration = z.object({
  name: displayName,
  email: z.email().max(200).optional(),
  objectId: z.guid().toLowerCase().optional(),
});

/** An application that may ask for tokens: with a secret a confidential one, without it a public one. */
export const entraClientConfiguration = z.object({
  clientId: z.string().min(1).max(128),
  clientSecret: z.string().min(1).max(512).optional(),
  name: displayName.optional(),
  /** Left out: any address of this machine is good. */
  redirectUris: z.array(z.url().max(2000)).max(50).optional(),
});

/** The `entra` part of a seed file. Clients are added to the default ones, users replace the default ones. */
export const entraConfiguration = z.object({
  users: z.array(entraUserConfiguration).min(1).max(1000).optional(),
  clients: z.array(entraClientConfiguration).max(100).optional(),
});
export type EntraConfiguration = z.infer<typeof entraConfiguration>;
export type EntraClient = z.infer<typeof entraClientConfiguration>;
type EntraUserConfiguration = z.infer<typeof entraUserConfiguration>;

export const defaultClientSecret = 'emulator-secret';

const defaultClients: readonly EntraClient[] = [
  { clientId: 'emulator', clientSecret: defaultClientSecret, name: 'Local application' },
  { clientId: 'emulator-public', name: 'Local application' },
];
export const defaultUsers: readonly EntraUserConfiguration[] = [
  { name: 'Ada Lovelace' },
  { name: 'Alan Turing' },
  { name: 'Grace Hopper' },
  { name: 'Katherine Johnson' },
];

export function resolveClients(configured: readonly EntraClient[] = []): ReadonlyMap<string, EntraClient> {
  return new Map([...defaultClients, ...configured].map((client) => [client.clientId, client]));
}
