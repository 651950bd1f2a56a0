import { communicationEventNames, routerEventNames } from '@switchboard/acs-contracts';
import { describe, expect, it } from 'vitest';
import { createEventGridHarness } from './testing/event-grid-harness.ts';
import { answer } from './testing/fake-webhooks.ts';

const inbox = { params: { name: 'inbox' } };

describe('EventSubscriptions_CreateOrUpdate', () => {
  it('201 with every default, then 200', async () => {
    const harness = await createEventGridHarness();
    expect(await harness.put('inbox', { includedEventTypes: ['SMSReceived'] })).toMatchObject({
      status: 201,
      body: {
        name: 'inbox',
        provisioningState: 'Succeeded',
        endpoint: 'http://localhost/inbox',
        includedEventTypes: ['Microsoft.Communication.SMSReceived'],
        deliverySchema: 'EventGridSchema',
        maxDeliveryAttempts: 30,
        eventTimeToLiveInMinutes: 1440,
        maxEventsPerBatch: 1,
        preferredBatchSizeInKilobytes: 64,
        deadLetter: false,
        pendingDeliveries: 0,
      },
    });
    expect((await harness.put('inbox')).status).toBe(200);
  });

  it.each([
    { endpoint: 'ftp://localhost/' },
    { endpoint: 'http://user:secret@localhost/' },
    { endpoint: 'localhost:80' },
    { includedEventTypes: ['Microsoft.Communication.SMSSent'] },
    { maxDeliveryAttempts: 31 },
    { eventTimeToLiveInMinutes: 0 },
    { maxEventsPerBatch: 5001 },
    { preferredBatchSizeInKilobytes: 1025 },
    { deliveryHeaders: { 'aeg-event-type': 'x' } },
    { deliveryHeaders: { 'x-a': 'line\r\nbreak' } },
    { deliveryHeaders: { 'x-a': 'x'.repeat(4097) } },
    { deliveryHeaders: Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`x-${n}`, ''])) },
    { endpont: 'http://localhost/' },
  ])('400 for %j', async (request) => {
    const harness = await createEventGridHarness();
    await expect(harness.put('inbox', request as object)).rejects.toMatchObject({ status: 400 });
  });

  it.each(['ab', 'a_b', 'x'.repeat(65)])('400 for the name %s', async (name) => {
    const harness = await createEventGridHarness();
    await expect(harness.put(name)).rejects.toMatchObject({ status: 400 });
  });

  it('sends what waits to the new endpoint', async () => {
    const harness = await createEventGridHarness();
    harness.webhooks.behave('inbox', () => answer(500));
    await harness.put('inbox');
    await harness.trigger('SMSReceived');
    await harness.settle();
    await harness.put('inbox', { endpoint: 'http://localhost/other' });
    await harness.clock.advance(10_000);
    expect(harness.webhooks.bodies('other')).toHaveLength(1);
  });
});

describe('EventSubscriptions_Delete', () => {
  it('200 tells the endpoint and forgets what waits; 204 when there is none', async () => {
    const harness = await createEventGridHarness();
    harness.webhooks.behave('inbox', () => answer(500));
    await harness.put('inbox');
    await harness.trigger('SMSReceived');
    await harness.settle();
    expect(await harness.call('EventSubscriptions_Delete', inbox)).toMatchObject({ status: 200 });
    expect(harness.webhooks.requests.at(-1)).toMatchObject({
      headers: { 'aeg-event-type': 'SubscriptionDeletion' },
      body: expect.stringContaining('Microsoft.EventGrid.SubscriptionDeletedEvent'),
    });
    expect(await harness.kept()).toBe(0);
    const sent = harness.webhooks.requests.length;
    await harness.clock.advance(3_600_000);
    expect(harness.webhooks.requests).toHaveLength(sent);
    expect(await harness.call('EventSubscriptions_Delete', inbox)).toMatchObject({ status: 204 });
    expect(await harness.failure('EventSubscriptions_Get', inbox)).toMatchObject({ status: 404 });
    expect((await harness.call<{ value: [] }>('EventSubscriptions_List')).body.value).toEqual([]);
  });
});

describe('EventSubscriptions_ListDeliveries', () => {
  it('answers newest first, by state, type and id', async () => {
    const harness = await createEventGridHarness();
    await harness.put('inbox');
    const { body: first } = await harness.trigger('SMSReceived');
    const { body: second } = await harness.trigger('ChatThreadCreated');
    await harness.settle();
    const ids = async (query: Record<string, string>) =>
      (await harness.deliveries('inbox', query)).map(({ event }) => event.id);
    expect(await ids({})).toEqual([second.event.id, first.event.id]);
    expect(await ids({ limit: '1' })).toEqual([second.event.id]);
    expect(await ids({ eventId: first.event.id })).toEqual([first.event.id]);
    expect(await ids({ eventType: 'Microsoft.Communication.SMSReceived' })).toEqual([first.event.id]);
    expect(await ids({ state: 'Pending' })).toEqual([]);
    expect(
      await harness.failure('EventSubscriptions_ListDeliveries', { params: { name: 'none' } }),
    ).toMatchObject({ status: 404 });
  });
});

describe('EventSubscriptions_ResendEvent', () => {
  it('delivers the same event again, to one subscription or to all', async () => {
    const harness = await createEventGridHarness();
    await harness.put('inbox');
    await harness.put('other');
    const { event } = (await harness.trigger('SMSReceived')).body;
    await harness.settle();
    await harness.call('EventSubscriptions_ResendEvent', { params: { name: 'inbox', id: event.id } });
    await harness.call('EventSubscriptions_ResendEventToAll', { params: { id: event.id } });
    await harness.settle();
    expect(harness.webhooks.bodies('inbox')).toEqual([[event], [event], [event]]);
    expect(harness.webhooks.bodies('other')).toEqual([[event], [event]]);
  });

  it('404 for an event that nobody knows', async () => {
    const harness = await createEventGridHarness();
    const params = { id: 'unknown' };
    expect(await harness.failure('EventSubscriptions_ResendEventToAll', { params })).toMatchObject({
      status: 404,
    });
  });
});

describe('Events_Trigger', () => {
  it.each([...communicationEventNames, ...routerEventNames])('has a default for %s', async (name) => {
    const harness = await createEventGridHarness();
    await harness.put('inbox', { includedEventTypes: [name] });
    const { body } = await harness.trigger(`Microsoft.Communication.${name}`);
    await harness.settle();
    expect(harness.webhooks.bodies('inbox')).toEqual([[body.event]]);
    expect(body.event).toMatchObject({
      eventType: `Microsoft.Communication.${name}`,
      eventTime: '2026-01-31T12:00:00.500Z',
      dataVersion: '1.0',
      metadataVersion: '1',
    });
    expect(JSON.stringify(body.event)).not.toMatch(/undefined|NaN|\{rawId\}/);
  });

  it('merges what it is given into the default', async () => {
    const harness = await createEventGridHarness();
    const { body } = await harness.trigger('SMSDeliveryReportReceived', {
      data: { deliveryStatus: 'Failed', tag: null, extra: { a: [1] } },
      subject: '/phonenumber/1',
      id: 'chosen',
      eventTime: '2025-01-01T00:00:00Z',
    });
    expect(body.event).toMatchObject({
      id: 'chosen',
      subject: '/phonenumber/1',
      eventTime: '2025-01-01T00:00:00Z',
    });
    const { data } = body.event as unknown as { data: object };
    expect(data).toMatchObject({
      deliveryStatus: 'Failed',
      deliveryStatusDetails: 'No error.',
      extra: { a: [1] },
    });
    expect(data).not.toHaveProperty('tag');
  });

  it('400 for a type that nobody publishes', async () => {
    const harness = await createEventGridHarness();
    await expect(harness.trigger('SMSSent')).rejects.toMatchObject({ status: 400, target: 'type' });
  });

  it('delivers the same id twice when told to', async () => {
    const harness = await createEventGridHarness();
    await harness.put('inbox');
    await harness.trigger('SMSReceived', { id: 'same' });
    await harness.trigger('SMSReceived', { id: 'same' });
    await harness.settle();
    expect(harness.webhooks.bodies('inbox')).toHaveLength(2);
  });
});
