import { z } from 'zod';
import { defineOperation } from '../../../kernel/operation.ts';
import { requireChatToken } from '../chat-token.ts';
import type { NotificationPorts } from '../notification-ports.ts';
import { endpointQuery, trouterHeaders } from '../trouter/trouter-request.ts';

/**
 * Longer than the 40 s between the client's own pings, whose acknowledgements keep the connection alive: so nothing has
 * to be sent by the emulated clock, which may stand still.
 */
const heartbeatSeconds = 120;
const closeSeconds = 120;

/**
 * The socket.io 0.9 handshake: `session:heartbeat:close:transports`. The websocket that follows carries no header, so
 * the session id stands for the token.
 *
 * @see `Socket.prototype.handshake` in the socket.io 0.9.6 client that `@azure/communication-signaling` bundles
 */
export const openTrouterSession = defineOperation({
  id: 'Trouter_OpenSession',
  route: 'GET /socket.io/1/',
  auth: ['none'],
  requiresApiVersion: false,
  request: { headers: trouterHeaders, query: z.looseObject(endpointQuery) },
  async handle({ tokens, ids, trouter }: NotificationPorts, { headers, query }) {
    const token = await requireChatToken(tokens, headers['x-skypetoken']);
    const sessionId = trouter.openSession(token, query.epid ?? query.cid ?? ids.uuid());
    return {
      status: 200,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
      body: new TextEncoder().encode(`${sessionId}:${heartbeatSeconds}:${closeSeconds}:websocket`),
    };
  },
});
