import { z } from 'zod';
import { defineOperation } from '../../../kernel/operation.ts';
import { requireChatToken } from '../chat-token.ts';
import type { NotificationPorts } from '../notification-ports.ts';
import { endpointId, trouterHeaders } from '../trouter/trouter-request.ts';

/**
 * Ends an endpoint and forgets what it missed; `stopRealtimeNotifications()` sends it.
 *
 * @see `unregister` of the registrar client
 */
export const unregisterEndpoint = defineOperation({
  id: 'Registrar_Unregister',
  route: 'DELETE /registrar/v3/registrations/{registrationId}',
  auth: ['none'],
  requiresApiVersion: false,
  request: { headers: trouterHeaders, params: z.object({ registrationId: endpointId }) },
  async handle({ tokens, trouter }: NotificationPorts, { headers, params }) {
    trouter.unregister(await requireChatToken(tokens, headers['x-skypetoken']), params.registrationId);
    return { status: 202 };
  },
});
