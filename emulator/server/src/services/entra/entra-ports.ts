import type { ServiceContext } from '../../kernel/service.ts';
import { createAuthorizationCodes, type AuthorizationCodes } from './authorization-codes.ts';
import {
  defaultClientSecret,
  resolveClients,
  type EntraClient,
  type EntraConfiguration,
} from './entra-configuration.ts';
import { createEntraUsers, type EntraUsers } from './entra-users.ts';

export interface EntraPorts extends Pick<ServiceContext, 'clock' | 'ids' | 'tokens'> {
  readonly clients: ReadonlyMap<string, EntraClient>;
  readonly users: EntraUsers;
  readonly codes: AuthorizationCodes;
  /** What the managed-identity endpoint expects in `X-IDENTITY-HEADER`. */
  readonly identityHeader: string;
}

export function createEntraPorts(context: ServiceContext, configuration: EntraConfiguration): EntraPorts {
  const { clock, ids, tokens } = context;
  return {
    clock,
    ids,
    tokens,
    clients: resolveClients(configuration.clients),
    users: createEntraUsers(configuration.users),
    codes: createAuthorizationCodes(clock, ids),
    identityHeader: defaultClientSecret,
  };
}
