import { bindOperations, type EmulatedService, type ServiceContext } from '../../kernel/service.ts';
import type { EntraConfiguration } from './entra-configuration.ts';
import { createEntraPorts, type EntraPorts } from './entra-ports.ts';
import { discoverInstance } from './operations/discover-instance.ts';
import { getOpenIdConfiguration } from './operations/get-openid-configuration.ts';
import { getSigningKeys } from './operations/get-signing-keys.ts';
import { getUserInfo } from './operations/get-user-info.ts';
import { issueManagedIdentityToken } from './operations/issue-managed-identity-token.ts';
import { issueToken } from './operations/issue-token.ts';
import { showSignInPage } from './operations/show-sign-in-page.ts';
import { signIn } from './operations/sign-in.ts';
import { signOut } from './operations/sign-out.ts';

export type { EntraConfiguration } from './entra-configuration.ts';

export function createEntraService(
  context: ServiceContext,
  configuration: EntraConfiguration = {},
): EmulatedService {
  const ports = createEntraPorts(context, configuration);
  return {
    name: 'entra',
    operations: bindOperations<EntraPorts>(ports, [
      issueToken,
      showSignInPage,
      signIn,
      signOut,
      getUserInfo,
      getOpenIdConfiguration,
      getSigningKeys,
      discoverInstance,
      issueManagedIdentityToken,
    ]),
    stop: () => ports.codes.clear(),
  };
}
