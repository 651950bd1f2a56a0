import { z } from 'zod';
import { defineOperation } from '../../../kernel/operation.ts';
import { ServerSentEvents } from '../../../kernel/server-sent-events.ts';
import { selectEvents } from '../event-stream/event-stream.ts';
import type { NotificationPorts } from '../notification-ports.ts';

const streamHeaders = z.looseObject({
  authorization: z.string().max(16_384).optional(),
  'last-event-id': z.string().max(128).optional(),
});

/** The ten chat events for Node and for tests. @see docs/real-time-protocol.md */
export const streamEvents = defineOperation({
  id: 'Emulator_StreamEvents',
  route: 'GET /_emulator/events/stream',
  auth: ['none'],
  requiresApiVersion: false,
  request: { headers: streamHeaders },
  async handle({ tokens, clock, streams }: NotificationPorts, { url, headers }) {
    const selection = await selectEvents(tokens, url, headers);
    return {
      status: 200,
      headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
      body: new ServerSentEvents(clock, (sink) => streams.open(selection, sink)),
    };
  },
});
