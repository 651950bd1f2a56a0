/** Someone who may sign in. */
export interface EntraUserConfiguration {
  readonly name: string;
  readonly email?: string | undefined;
  /** A GUID. Left out: one that is derived from the name, so that it is the same in every run. */
  readonly objectId?: string | undefined;
}

/** An application that may ask for tokens: with a secret a confidential one, without it a public one. */
export interface EntraClient {
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  readonly name?: string | undefined;
  /** Left out: any address of this machine is good. */
  readonly redirectUris?: readonly string[] | undefined;
}

/** Clients are added to the default ones, users replace the default ones. */
export interface EntraConfiguration {
  readonly users?: readonly EntraUserConfiguration[] | undefined;
  readonly clients?: readonly EntraClient[] | undefined;
}

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
