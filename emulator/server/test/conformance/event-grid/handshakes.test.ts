import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { get } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, startEventGridBed } from './support/event-grid-bed.ts';
import { startWebhookReceiver } from './support/webhook-receiver.ts';

let bed: Awaited<ReturnType<typeof startEventGridBed>>;
beforeAll(async () => {
  bed = await startEventGridBed();
});
afterAll(() => bed[Symbol.asyncDispose]());

/** What a person does with the URL in a browser. */
const open = (url: string) =>
  new Promise<number>((resolve, reject) => {
    get(url, { ca: bed.caCertificate }, (response) => resolve(response.resume().statusCode!)).on(
      'error',
      reject,
    );
  });

const stateOf = async (name: string) =>
  (await bed.control('GET', `event-subscriptions/${name}`)).body['provisioningState'];

describe.each(['EventGridSchema', 'CloudEventSchemaV1_0'] as const)('handshake, %s', (deliverySchema) => {
  const name = deliverySchema.slice(0, 5);

  it('succeeds with an endpoint that agrees, and events arrive', async () => {
    await using receiver = await startWebhookReceiver();
    const { status, body } = await bed.subscribe(name, { endpoint: receiver.url, deliverySchema });
    expect([status, body.provisioningState]).toEqual([201, 'Succeeded']);
    const { event } = (await bed.trigger('SMSReceived')).body;
    await eventually(() => receiver.events().map(({ id }) => id)).toEqual([event.id]);
    await bed.control('DELETE', `event-subscriptions/${name}`);
    await eventually(() => receiver.requests.at(-1)!.headers['aeg-event-type']).toBe('SubscriptionDeletion');
  });

  it('may be completed by opening the URL that the endpoint got', async () => {
    await using receiver = await startWebhookReceiver();
    receiver.answer((_, response) => void response.end());
    const { body } = await bed.subscribe(`${name}-manual`, { endpoint: receiver.url, deliverySchema });
    expect(body.provisioningState).toBe('AwaitingManualAction');
    const { headers, body: question } = receiver.requests[0]!;
    const url = headers['webhook-request-callback'] ?? JSON.parse(question)[0].data.validationUrl;
    expect(await open(`${url}x`)).toBe(404);
    expect(await open(String(url))).toBe(200);
    expect(await stateOf(`${name}-manual`)).toBe('Succeeded');
    await bed.control('DELETE', `event-subscriptions/${name}-manual`);
  });

  it('400 with the reason when the endpoint refuses or is not there', async () => {
    const receiver = await startWebhookReceiver();
    receiver.answer((_, response) => void response.writeHead(401).end());
    const refused = await bed.subscribe(`${name}-no`, { endpoint: receiver.url, deliverySchema });
    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toContain('401');
    await receiver[Symbol.asyncDispose]();
    const absent = await bed.subscribe(`${name}-no`, { endpoint: receiver.url, deliverySchema });
    expect(absent.status).toBe(400);
    expect(absent.body.error.message).toContain('could not be reached');
  });
});

describe('https endpoints', () => {
  it('are trusted with a certificate of the emulator’s own authority, and refused with an unknown one', async () => {
    // One file holds both.
    const identity = await readFile(join(dirname(bed.caCertificatePath), 'server.pem'));
    await using receiver = await startWebhookReceiver({ key: identity, cert: identity });
    expect((await bed.subscribe('secure', { endpoint: receiver.url })).body.provisioningState).toBe(
      'Succeeded',
    );
    await using stranger = await startEventGridBed();
    const { status, body } = await stranger.subscribe('secure', { endpoint: receiver.url });
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/certificate|issuer/);
  });

  it.each(['http://169.254.169.254/latest/meta-data', 'http://[fe80::1]/'])(
    '400 for %s',
    async (endpoint) => {
      const { status, body } = await bed.subscribe('metadata', { endpoint });
      expect(status).toBe(400);
      expect(body.error.message).toContain('link-local');
    },
  );
});
