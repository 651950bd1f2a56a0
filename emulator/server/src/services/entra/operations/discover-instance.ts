import { defineOperation, ok } from '../../../kernel/operation.ts';

/**
 * Tells authentication libraries that this host is an authority of its own.
 *
 * @see `CloudInstanceDiscoveryResponse.ts` in `@azure/msal-common`
 */
export const discoverInstance = defineOperation({
  id: 'Entra_DiscoverInstance',
  route: 'GET /common/discovery/instance',
  auth: ['none'],
  requiresApiVersion: false,
  request: {},
  handle: (_ports: unknown, { url }) =>
    ok({
      tenant_discovery_endpoint: `${url.origin}/common/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [{ preferred_network: url.host, preferred_cache: url.host, aliases: [url.host] }],
    }),
});
