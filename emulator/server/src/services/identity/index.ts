import { bindOperations, type EmulatedService, type ServiceContext } from '../../kernel/service.ts';
import { createIdentityPorts, type IdentityPorts } from './identity-ports.ts';
import { createIdentity } from './operations/create-identity.ts';
import { deleteIdentity } from './operations/delete-identity.ts';
import { deleteTeamsExtensionAssignment } from './operations/delete-teams-extension-assignment.ts';
import { exchangeEntraToken } from './operations/exchange-entra-token.ts';
import { exchangeTeamsExtensionToken } from './operations/exchange-teams-extension-token.ts';
import { exchangeTeamsUserAccessToken } from './operations/exchange-teams-user-access-token.ts';
import { getTeamsExtensionAssignment } from './operations/get-teams-extension-assignment.ts';
import { issueAccessToken } from './operations/issue-access-token.ts';
import { revokeAccessTokens } from './operations/revoke-access-tokens.ts';
import { upsertTeamsExtensionAssignment } from './operations/upsert-teams-extension-assignment.ts';

export { createIdentityDirectory } from './identity.repository.ts';

export function createIdentityService(context: ServiceContext): EmulatedService {
  return {
    name: 'identity',
    operations: bindOperations<IdentityPorts>(createIdentityPorts(context), [
      createIdentity,
      issueAccessToken,
      revokeAccessTokens,
      deleteIdentity,
      exchangeTeamsUserAccessToken,
      exchangeTeamsExtensionToken,
      getTeamsExtensionAssignment,
      upsertTeamsExtensionAssignment,
      deleteTeamsExtensionAssignment,
      exchangeEntraToken,
    ]),
  };
}
