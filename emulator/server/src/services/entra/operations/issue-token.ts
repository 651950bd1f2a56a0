import { z } from 'zod';
import { defineOperation } from '../../../kernel/operation.ts';
import { authenticateClient } from '../client-authentication.ts';
import type { EntraPorts } from '../entra-ports.ts';
import { noStore, OAuthError } from '../oauth-error.ts';
import { readForm } from '../oauth-parameters.ts';
import { issuerOf, requireTenant, tenantParams } from '../tenant.ts';
import { grants, type GrantPorts } from '../token-grants.ts';

type Ports = GrantPorts & Pick<EntraPorts, 'clients' | 'clock'>;

/** @see RFC 6749 section 3.2 and https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
export const issueToken = defineOperation({
  id: 'Entra_IssueToken',
  route: 'POST /{tenant}/oauth2/v2.0/token',
  auth: ['none'],
  requiresApiVersion: false,
  request: {
    params: tenantParams,
    headers: z.object({ authorization: z.string().optional(), 'content-type': z.string().optional() }),
  },
  async handle(ports: Ports, { params, headers, rawBody, url, requestId }) {
    try {
      const tenant = requireTenant(params.tenant);
      const form = readForm(rawBody, headers['content-type']);
      const client = authenticateClient(ports.clients, form, headers.authorization);
      const grantType = form.require('grant_type');
      const grant = Object.hasOwn(grants, grantType) ? grants[grantType] : undefined;
      if (!grant)
        throw new OAuthError(
          'unsupported_grant_type',
          70003,
          `The grant_type '${grantType.slice(0, 100)}' is not supported; ${Object.keys(grants).join(', ')} are.`,
        );
      const body = await grant(ports, { client, form, tenant, issuer: issuerOf(url, tenant) });
      return { status: 200, headers: noStore, body };
    } catch (error) {
      if (error instanceof OAuthError) return error.toResponse(ports.clock.now(), requestId);
      throw error;
    }
  },
});
