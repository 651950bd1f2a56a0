import { z } from 'zod';
import { defineOperation } from '../../../kernel/operation.ts';
import { requireChatToken } from '../chat-token.ts';
import type { NotificationPorts } from '../notification-ports.ts';
import { endpointId, trouterHeaders } from '../trouter/trouter-request.ts';

const registration = z.object({
  registrationId: endpointId,
  clientDescription: z.looseObject({}).optional(),
  transports: z.looseObject({}).optional(),
});

/**
 * Asks for notifications on a trouter endpoint; repeated before its `ttl` ends. Events already flow from the allocation
 * on, so there is nothing to do but to check.
 *
 * @see `performRegistration` of the registrar client
 */
export const registerEndpoint = defineOperation({
  id: 'Registrar_Register',
  route: 'POST /registrar/v3/registrations',
  auth: ['none'],
  requiresApiVersion: false,
  request: { headers: trouterHeaders, body: registration },
  async handle({ tokens, trouter }: NotificationPorts, { headers, body }) {
    trouter.allocate(await requireChatToken(tokens, headers['x-skypetoken']), body.registrationId);
    return { status: 202 };
  },
});
