import { defineOperation, ok } from '../../../kernel/operation.ts';
import { chatScopes } from '../chat-token.ts';

/**
 * Where the client finds the trouter and the registrar: at the origin that it used itself, so that a page which came over
 * http stays on http.
 *
 * @see `@azure/communication-signaling` 1.0.0-beta.34, `TrouterConfigClient.ts`; in no published specification
 */
export const getRealTimeNotificationConfiguration = defineOperation({
  id: 'Chat_GetRealTimeNotificationConfiguration',
  route: 'GET /chat/config/realTimeNotifications',
  auth: ['userToken'],
  scopes: chatScopes,
  request: {},
  handle: (_: unknown, { url }) =>
    ok({
      trouterServiceUrl: url.origin,
      registrarServiceUrl: `${url.origin}/registrar`,
      cloudType: 'Public',
    }),
});
