import { defineOperation, ok } from '../../../kernel/operation.ts';
import type { EntraPorts } from '../entra-ports.ts';
import { tenantParams } from '../tenant.ts';

/** @see RFC 7517; all tenants share the emulator's one key */
export const getSigningKeys = defineOperation({
  id: 'Entra_GetSigningKeys',
  route: 'GET /{tenant}/discovery/v2.0/keys',
  auth: ['none'],
  requiresApiVersion: false,
  request: { params: tenantParams },
  handle: async ({ tokens }: Pick<EntraPorts, 'tokens'>) => ok(await tokens.jwks()),
});
