import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Benchmark } from '../benchmark.ts';
import type { EmulatorProcess } from '../emulator/emulator-process.ts';
import { onEachStorage } from '../emulator/on-each-storage.ts';
import { control, ownNumber, ownOneNumber } from '../emulator/owned-number.ts';
import { percentile } from '../statistics.ts';

const warmUps = 200;

/** A webhook that agrees to every subscription and notes when which text message arrived. */
async function startWebhook() {
  const arrivals = new Map<string, (at: number) => void>();
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const at = performance.now();
    for (const { data } of JSON.parse(await text(request))) {
      if (data.validationCode) response.write(JSON.stringify({ validationResponse: data.validationCode }));
      else arrivals.get(data.message)?.(at);
    }
    response.end();
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    arrivalOf: (message: string) => new Promise<number>((resolve) => arrivals.set(message, resolve)),
    [Symbol.dispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** From the request that makes the event, which includes the write of the message and of its event. */
async function measure(emulator: EmulatorProcess, rounds: number) {
  using webhook = await startWebhook();
  await ownOneNumber(emulator);
  await control(emulator, 'PUT', 'event-subscriptions/bench', { endpoint: webhook.url });
  const milliseconds: number[] = [];
  const twoRequests: number[] = [];
  for (let round = 0; round < warmUps + rounds; round++) {
    const message = `message ${round}`;
    const arrival = webhook.arrivalOf(message);
    const began = performance.now();
    await control(emulator, 'POST', 'sms/inbound', { from: '+14255550123', to: ownNumber, message });
    const took = (await arrival) - began;
    const again = performance.now();
    for (let request = 0; request < 2; request++)
      await (await fetch(`${emulator.plainEndpoint}/_emulator/health`)).text();
    if (round < warmUps) continue;
    milliseconds.push(took);
    twoRequests.push(performance.now() - again);
  }
  return { milliseconds, twoRequests };
}

export const eventDelivery: Benchmark = {
  name: 'event-delivery',
  summary: 'from a text message to its event at a webhook',
  projects: ['emulator'],
  run(context) {
    return onEachStorage(context, async (emulator, storage) => {
      const { milliseconds, twoRequests } = await measure(emulator, context.quick ? 300 : 3_000);
      return {
        title: `SMS → event at the webhook, ${storage}, p99`,
        measured: { value: percentile(milliseconds, 0.99), unit: 'ms' },
        bar: { atMost: 50 },
        baseline: {
          value: percentile(twoRequests, 0.99),
          unit: 'ms',
          title: 'two requests that do nothing',
        },
        note: `p50 ${percentile(milliseconds, 0.5).toFixed(2)} ms, slowest ${Math.max(...milliseconds).toFixed(1)} ms`,
      };
    });
  },
};
