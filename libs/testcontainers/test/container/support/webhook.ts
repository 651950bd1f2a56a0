import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export interface ReceivedEvent {
  readonly id: string;
  readonly eventType: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An endpoint of Event Grid events in the process of the test, which containers can reach. */
export async function startWebhook() {
  const events: ReceivedEvent[] = [];
  const server = createServer(async (request, response) => {
    const batch = (await json(request)) as ReceivedEvent[];
    const { validationCode } = batch[0]!.data;
    if (validationCode !== undefined)
      return void response.end(JSON.stringify({ validationResponse: validationCode }));
    events.push(...batch);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  return {
    events,
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
