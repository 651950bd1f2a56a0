import { describe, expect, it } from 'vitest';
import { createEventGridHarness } from './testing/event-grid-harness.ts';
import { answer, fail } from './testing/fake-webhooks.ts';

const cloudEvents = { deliverySchema: 'CloudEventSchemaV1_0' } as const;

async function readCallback(harness: Awaited<ReturnType<typeof createEventGridHarness>>): Promise<URL> {
  const { headers, body } = harness.webhooks.handshakes.at(-1)!;
  return new URL(headers['webhook-request-callback'] ?? JSON.parse(body!)[0].data.validationUrl);
}

async function confirm(harness: Awaited<ReturnType<typeof createEventGridHarness>>, name: string) {
  const code = (await readCallback(harness)).searchParams.get('code')!;
  return harness.call('EventSubscriptions_Validate', { params: { name }, query: { code } });
}

const stateOf = async (harness: Awaited<ReturnType<typeof createEventGridHarness>>, name: string) =>
  (await harness.call<{ provisioningState: string }>('EventSubscriptions_Get', { params: { name } })).body
    .provisioningState;

describe('handshake of the Event Grid schema', () => {
  it('sends the validation event and takes its code as the answer, in whatever case it is named', async () => {
    const harness = await createEventGridHarness();
    harness.webhooks.handshake = ({ body }) =>
      answer(200, JSON.stringify({ ValidationResponse: JSON.parse(body!)[0].data.validationCode }));
    const { status, body } = await harness.put('inbox', { deliveryHeaders: { 'x-secret': 'abc' } });
    expect([status, body.provisioningState]).toEqual([201, 'Succeeded']);
    const [request] = harness.webhooks.handshakes;
    expect(request).toMatchObject({
      method: 'POST',
      timeoutMs: 30_000,
      headers: {
        'aeg-event-type': 'SubscriptionValidation',
        'aeg-subscription-name': 'INBOX',
        'content-type': 'application/json; charset=utf-8',
        'x-secret': 'abc',
      },
    });
    expect(JSON.parse(request!.body!)).toEqual([
      {
        id: expect.any(String),
        topic: expect.stringContaining('/providers/Microsoft.Communication/communicationServices/'),
        subject: '',
        eventType: 'Microsoft.EventGrid.SubscriptionValidationEvent',
        eventTime: '2026-01-31T12:00:00.500Z',
        data: {
          validationCode: expect.any(String),
          validationUrl: expect.stringMatching(
            /^https:\/\/localhost:3002\/eventSubscriptions\/inbox\/validate\?code=/,
          ),
        },
        dataVersion: '1',
        metadataVersion: '1',
      },
    ]);
  });

  it.each([
    [answer(202, '{}'), '202'],
    [answer(404), '404'],
    [answer(200, '{"validationResponse":"other"}'), 'validationCode'],
    [fail('timedOut'), 'it failed.'],
  ])('400 for %j, and nothing is stored', async (outcome, reason) => {
    const harness = await createEventGridHarness();
    harness.webhooks.handshake = () => outcome;
    const refusal = await harness.put('inbox').catch((error: Error) => error);
    expect(refusal).toMatchObject({ status: 400, code: 'EndpointValidationFailed' });
    expect((refusal as Error).message).toContain(reason);
    expect(await harness.failure('EventSubscriptions_Get', { params: { name: 'inbox' } })).toMatchObject({
      status: 404,
    });
  });

  it('keeps the subscription as it was when the endpoint of an update refuses', async () => {
    const harness = await createEventGridHarness();
    await harness.put('inbox');
    harness.webhooks.handshake = () => answer(500);
    await expect(harness.put('inbox', { endpoint: 'http://localhost/other' })).rejects.toMatchObject({
      status: 400,
    });
    await harness.trigger('SMSReceived');
    await harness.settle();
    expect(harness.webhooks.bodies('inbox')).toHaveLength(1);
  });

  it('waits five minutes for the manual way; events before it are not delivered', async () => {
    const harness = await createEventGridHarness();
    harness.webhooks.handshake = () => answer(200, 'thanks');
    const { body } = await harness.put('inbox');
    expect(body.provisioningState).toBe('AwaitingManualAction');
    await harness.trigger('SMSReceived');
    await harness.clock.advance(5 * 60_000);
    await confirm(harness, 'inbox');
    expect(await stateOf(harness, 'inbox')).toBe('Succeeded');
    const { body: second } = await harness.trigger('SMSReceived');
    await harness.settle();
    expect(harness.webhooks.bodies('inbox')).toMatchObject([[{ id: second.event.id }]]);
  });

  it('404 for the manual way after five minutes, with another code, or twice', async () => {
    const harness = await createEventGridHarness();
    harness.webhooks.handshake = () => answer(200);
    await harness.put('inbox');
    const wrong = { params: { name: 'inbox' }, query: { code: 'wrong' } };
    expect(await harness.failure('EventSubscriptions_Validate', wrong)).toMatchObject({ status: 404 });
    await harness.clock.advance(5 * 60_000 + 1);
    await expect(confirm(harness, 'inbox')).rejects.toMatchObject({ status: 404 });
    expect(await stateOf(harness, 'inbox')).toBe('Failed');
    await harness.put('inbox');
    await confirm(harness, 'inbox');
    await expect(confirm(harness, 'inbox')).rejects.toMatchObject({ status: 404 });
  });

  it('takes the manual way also while the request is still under way', async () => {
    const harness = await createEventGridHarness();
    harness.webhooks.handshake = async () => {
      await confirm(harness, 'inbox');
      return answer(200);
    };
    expect((await harness.put('inbox')).body.provisioningState).toBe('Succeeded');
  });
});

describe('handshake of the CloudEvents schema', () => {
  it.each(['*', 'eventgrid.azure.net', 'EventGrid.azure.net'])(
    'is done when %s is allowed',
    async (origin) => {
      const harness = await createEventGridHarness();
      harness.webhooks.handshake = () => answer(405, '', { 'webhook-allowed-origin': origin });
      expect((await harness.put('inbox', cloudEvents)).body.provisioningState).toBe('Succeeded');
      expect(harness.webhooks.handshakes[0]).toMatchObject({
        method: 'OPTIONS',
        headers: { 'webhook-request-origin': 'eventgrid.azure.net', 'webhook-request-rate': '120' },
      });
    },
  );

  it('400 when another origin is allowed, or OPTIONS is refused', async () => {
    const harness = await createEventGridHarness();
    harness.webhooks.handshake = () => answer(200, '', { 'webhook-allowed-origin': 'example.com' });
    await expect(harness.put('inbox', cloudEvents)).rejects.toMatchObject({ status: 400 });
    harness.webhooks.handshake = () => answer(405);
    await expect(harness.put('inbox', cloudEvents)).rejects.toMatchObject({ status: 400 });
  });

  it('may be completed by the callback', async () => {
    const harness = await createEventGridHarness();
    harness.webhooks.handshake = () => answer(204);
    expect((await harness.put('inbox', cloudEvents)).body.provisioningState).toBe('AwaitingManualAction');
    await confirm(harness, 'inbox');
    expect(await stateOf(harness, 'inbox')).toBe('Succeeded');
  });
});
