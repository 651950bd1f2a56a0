import { defaultUsers, type EntraConfiguration } from './entra-configuration.ts';
import { stableGuid } from './stable-guid.ts';

/** Someone who signed in, or could. */
export interface EntraUser {
  readonly objectId: string;
  readonly name: string;
  readonly email: string;
}

export interface EntraUsers {
  list(): Promise<readonly EntraUser[]>;
  find(objectId: string): Promise<EntraUser | undefined>;
  /** Whoever has this name; anyone may sign in under a new one. */
  named(name: string): Promise<EntraUser>;
}

const normalise = (name: string) => name.normalize('NFC').trim().replaceAll(/\s+/g, ' ');

export function createEntraUsers(configured: EntraConfiguration['users']): EntraUsers {
  const users = Promise.all(
    (configured ?? defaultUsers).map(async ({ name, email, objectId }): Promise<EntraUser> => {
      const derived = await deriveUser(name);
      return { ...derived, ...(email && { email }), ...(objectId && { objectId }) };
    }),
  );
  return {
    list: () => users,
    async find(objectId) {
      return (await users).find((user) => user.objectId === objectId);
    },
    async named(name) {
      const wanted = normalise(name).toLowerCase();
      return (await users).find((user) => user.name.toLowerCase() === wanted) ?? deriveUser(name);
    },
  };
}

async function deriveUser(text: string): Promise<EntraUser> {
  const name = normalise(text);
  const objectId = await stableGuid(`user:${name.toLowerCase()}`);
  const ascii = name
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();
  // Names that the address cannot spell get a part of the id, so that no two of them share an address.
  const suffix = /^[a-z0-9 ]+$/.test(ascii) ? [] : [objectId.slice(0, 8)];
  const parts = [...ascii.split(/[^a-z0-9]+/).filter(Boolean), ...suffix];
  return { objectId, name, email: `${parts.join('.')}@example.com` };
}
