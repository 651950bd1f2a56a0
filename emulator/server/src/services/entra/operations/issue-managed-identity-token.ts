import { z } from 'zod';
import { defineOperation } from '../../../kernel/operation.ts';
import { equalSecrets } from '../client-authentication.ts';
import type { EntraPorts } from '../entra-ports.ts';
import { issueApplicationToken, tokenLifetimeSeconds } from '../entra-tokens.ts';
import { noStore, OAuthError } from '../oauth-error.ts';
import { readQuery } from '../oauth-parameters.ts';
import { issuerOf, requireTenant } from '../tenant.ts';

const systemAssignedClientId = 'emulator-managed-identity';

/**
 * The endpoint that hosts of Azure applications name in IDENTITY_ENDPOINT, with the secret that they give in
 * IDENTITY_HEADER.
 *
 * @see `AppService.ts` in `@azure/msal-node` and
 * https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference
 */
export const issueManagedIdentityToken = defineOperation({
  id: 'Entra_IssueManagedIdentityToken',
  route: 'GET /msi/token',
  auth: ['none'],
  requiresApiVersion: false,
  request: { headers: z.object({ 'x-identity-header': z.string().optional() }) },
  async handle(ports: Pick<EntraPorts, 'clock' | 'identityHeader' | 'tokens'>, { headers, url, requestId }) {
    try {
      if (!equalSecrets(headers['x-identity-header'] ?? '', ports.identityHeader))
        throw new OAuthError('invalid_client', 500011, 'The header X-IDENTITY-HEADER is missing or wrong.');
      const query = readQuery(url);
      const resource = query.require('resource');
      const clientId =
        query.find('client_id') ??
        query.find('object_id') ??
        query.find('principal_id') ??
        query.find('mi_res_id') ??
        systemAssignedClientId;
      const tenant = requireTenant('managed-identity');
      const issuer = issuerOf(url, tenant);
      const { token, expiresOn } = await issueApplicationToken(ports, { issuer, tenant, clientId, resource });
      const expiresOnSeconds = Math.floor(expiresOn.getTime() / 1000);
      return {
        status: 200,
        headers: noStore,
        body: {
          access_token: token,
          client_id: clientId,
          expires_on: String(expiresOnSeconds),
          not_before: String(expiresOnSeconds - tokenLifetimeSeconds),
          resource,
          token_type: 'Bearer',
        },
      };
    } catch (error) {
      if (error instanceof OAuthError) return error.toResponse(ports.clock.now(), requestId);
      throw error;
    }
  },
});
