import { z } from 'zod';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { requireChatToken } from '../chat-token.ts';
import type { NotificationPorts } from '../notification-ports.ts';
import { connectionLifetimeSeconds } from '../trouter/trouter-endpoint.ts';
import { endpointQuery, trouterHeaders } from '../trouter/trouter-request.ts';

/**
 * The first of three steps: names the endpoint and where to shake hands. `socketio` has to be an origin with a slash, as
 * the client appends both `socket.io/1/` and, to reconnect, `v4/a`.
 *
 * @see `sendAllocateRequest` and `onAllocationResponse` of the trouter client
 */
export const allocateTrouterConnection = defineOperation({
  id: 'Trouter_AllocateConnection',
  route: 'POST /v4/a',
  auth: ['none'],
  requiresApiVersion: false,
  request: { headers: trouterHeaders, query: z.looseObject(endpointQuery) },
  async handle({ tokens, ids, trouter }: NotificationPorts, { headers, query, url }) {
    const token = await requireChatToken(tokens, headers['x-skypetoken']);
    const endpoint = trouter.allocate(token, query.epid ?? query.cid ?? ids.uuid());
    const address = `${url.origin}/v4/f/${encodeURIComponent(endpoint.id)}/`;
    return ok({
      socketio: `${url.origin}/`,
      url: address,
      surl: address,
      id: endpoint.id,
      ccid: endpoint.id,
      connectparams: { cid: endpoint.id },
      ttl: String(connectionLifetimeSeconds),
    });
  },
});
