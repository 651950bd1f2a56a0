import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Handler = (request: ReceivedRequest, response: ServerResponse) => void | Promise<void>;

/** Agrees to every subscription, in both ways, and takes every event. */
export const agreeable: Handler = ({ method, headers, body }, response) => {
  if (method === 'OPTIONS')
    return void response
      .writeHead(200, {
        'webhook-allowed-origin': headers['webhook-request-origin'],
        'webhook-allowed-rate': '*',
      })
      .end();
  if (headers['aeg-event-type'] !== 'SubscriptionValidation') return void response.end();
  response.end(JSON.stringify({ validationResponse: JSON.parse(body)[0].data.validationCode }));
};

const isDelivery = ({ headers }: ReceivedRequest) => headers['aeg-event-type'] === 'Notification';

/** A webhook as somebody's program would have it: a real server on a free port. */
export async function startWebhookReceiver(tls?: { key: string | Buffer; cert: string | Buffer }) {
  const requests: ReceivedRequest[] = [];
  const receiver = { handle: agreeable };
  const listener = async (incoming: IncomingMessage, response: ServerResponse) => {
    const { method = '', url = '', headers } = incoming;
    const request = { method, path: url, headers, body: await text(incoming) };
    requests.push(request);
    await receiver.handle(request, response);
  };
  const server = tls ? createSecureServer(tls, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `${tls ? 'https' : 'http'}://localhost:${port}/webhook`,
    requests,
    deliveries: () => requests.filter(isDelivery),
    /** The bodies of the deliveries, of all batches one after the other. */
    events: (): { id: string; [name: string]: unknown }[] =>
      requests.filter(isDelivery).flatMap(({ body }) => JSON.parse(body)),
    /** Answers deliveries in this way, and agrees to subscriptions as before. */
    answerDeliveries(handler: Handler) {
      receiver.handle = (request, response) =>
        isDelivery(request) ? handler(request, response) : agreeable(request, response);
    },
    /** Answers everything in this way. */
    answer(handler: Handler) {
      receiver.handle = handler;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type WebhookReceiver = Awaited<ReturnType<typeof startWebhookReceiver>>;
