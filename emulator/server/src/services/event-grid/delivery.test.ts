import { describe, expect, it } from 'vitest';
import { createMemoryDocumentStore } from '../../adapters/document-store/memory-document-store.ts';
import { createEventGridHarness } from './testing/event-grid-harness.ts';
import { answer, fail } from './testing/fake-webhooks.ts';

const WAIT = { timeout: 20_000 };

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const type = 'SMSReceived';

/** Time between attempts, in seconds. */
async function gaps(harness: Awaited<ReturnType<typeof createEventGridHarness>>, name: string) {
  const [delivery] = await harness.deliveries(name);
  const times = delivery!.attempts.map(({ attemptedOn }) => Date.parse(attemptedOn));
  return times.slice(1).map((time, index) => (time - times[index]!) / second);
}

describe('delivery: retries', () => {
  it('follow the documented schedule until the time to live is over', async () => {
    const harness = await createEventGridHarness();
    harness.webhooks.behave('down', () => answer(500));
    await harness.put('down');
    await harness.trigger(type);
    await harness.settle();
    expect(await harness.kept()).toBe(1);
    await harness.clock.advance(2 * day);
    expect(await gaps(harness, 'down')).toEqual([10, 30, 60, 300, 600, 1800, 3600, 10800, 21600, 43200]);
    const [delivery] = await harness.deliveries('down');
    expect(delivery).toMatchObject({ state: 'Dropped', deadLetterReason: 'TimeToLiveExceeded' });
    expect(harness.webhooks.requests.map(({ headers }) => headers['aeg-delivery-count'])).toEqual(
      Array.from({ length: 11 }, (_, count) => String(count)),
    );
    expect(await harness.kept()).toBe(0);
  });

  it('end with the last attempt that is allowed', async () => {
    const harness = await createEventGridHarness();
    harness.webhooks.behave('down', () => fail('socket'));
    await harness.put('down', { maxDeliveryAttempts: 3 });
    await harness.trigger(type);
    await harness.settle();
    await harness.clock.advance(day);
    const [delivery] = await harness.deliveries('down');
    expect(delivery).toMatchObject({ state: 'Dropped', deadLetterReason: 'MaxDeliveryAttemptsExceeded' });
    expect(delivery!.attempts.map(({ outcome }) => outcome)).toEqual(Array(3).fill('SocketError'));
  });

  it.each([
    [408, 120],
    [503, 30],
    [404, 10],
    [429, 10],
    [302, 10],
  ])('after %d wait for %d seconds', async (status, expected) => {
    const harness = await createEventGridHarness();
    let answers = 0;
    harness.webhooks.behave('busy', () => answer(answers++ === 0 ? status : 202));
    await harness.put('busy');
    await harness.trigger(type);
    await harness.settle();
    await harness.clock.advance(expected * second - 1);
    expect(harness.webhooks.requests).toHaveLength(1);
    await harness.clock.advance(1);
    expect((await harness.deliveries('busy'))[0]).toMatchObject({ state: 'Delivered' });
    expect(await gaps(harness, 'busy')).toEqual([expected]);
  });

  it.each([200, 201, 202, 203, 204])('are not needed after %d', async (status) => {
    const harness = await createEventGridHarness();
    harness.webhooks.behave('good', () => answer(status));
    await harness.put('good');
    await harness.trigger(type);
    await harness.settle();
    expect((await harness.deliveries('good'))[0]).toMatchObject({
      state: 'Delivered',
      attempts: [{ status }],
    });
    expect(await harness.kept()).toBe(0);
  });

  it('are spared by an answer that comes late', async () => {
    const harness = await createEventGridHarness();
    harness.webhooks.behave('slow', () => ({
      ...fail('timedOut'),
      lateStatus: Promise.resolve(200),
    }));
    await harness.put('slow');
    await harness.trigger(type);
    await harness.settle();
    await harness.clock.advance(hour);
    expect(harness.webhooks.requests).toHaveLength(1);
    expect((await harness.deliveries('slow'))[0]).toMatchObject({
      state: 'Delivered',
      attempts: [{ outcome: 'TimedOut' }],
    });
    expect(await harness.kept()).toBe(0);
  });
});

describe('delivery: dead letters', () => {
  it.each([
    [400, 'BadRequest', 'UndeliverableDueToHttpBadRequest', 0],
    [413, 'PayloadTooLarge', 'UndeliverableDueToHttpRequestEntityTooLarge', 0],
    [401, 'Unauthorized', 'UndeliverableDueToHttpUnauthorized', 5 * minute],
    [403, 'Forbidden', 'UndeliverableDueToHttpForbidden', 5 * minute],
  ])('%d is not tried again', async (status, outcome, reason, delayMs) => {
    const harness = await createEventGridHarness();
    harness.webhooks.behave('picky', () => answer(status));
    await harness.put('picky', { deadLetter: true });
    const { body } = await harness.trigger(type);
    await harness.settle();
    if (delayMs > 0) {
      expect((await harness.deliveries('picky'))[0]).toMatchObject({ state: 'DeadLettering' });
      await harness.clock.advance(delayMs);
    }
    expect((await harness.deliveries('picky'))[0]).toMatchObject({ state: 'DeadLettered' });
    expect(await harness.deadLetters('picky')).toMatchObject([
      {
        id: body.event.id,
        eventType: 'Microsoft.Communication.SMSReceived',
        deadLetterReason: reason,
        deliveryAttempts: 1,
        lastDeliveryOutcome: outcome,
        publishTime: '2026-01-31T12:00:00.500Z',
        lastDeliveryAttemptTime: '2026-01-31T12:00:00.500Z',
      },
    ]);
    const [[path, content]] = [...harness.files] as [[string, string]];
    expect(path).toMatch(/^PICKY\/2026\/1\/31\/12\/[0-9a-f-]{36}\.json$/);
    expect(JSON.parse(content)).toEqual(await harness.deadLetters('picky'));
    expect(await harness.kept()).toBe(0);
  });

  it('have names in small letters in CloudEvents', async () => {
    const harness = await createEventGridHarness();
    harness.webhooks.behave('picky', () => answer(400));
    await harness.put('picky', { deadLetter: true, deliverySchema: 'CloudEventSchemaV1_0' });
    await harness.trigger(type);
    await harness.settle();
    expect(await harness.deadLetters('picky')).toMatchObject([
      { specversion: '1.0', deadletterreason: 'UndeliverableDueToHttpBadRequest', deliveryattempts: 1 },
    ]);
  });

  it('come five minutes after the last attempt, and can be sent again', async () => {
    const harness = await createEventGridHarness();
    harness.webhooks.behave('down', () => answer(500));
    await harness.put('down', { deadLetter: true, maxDeliveryAttempts: 1 });
    const { body } = await harness.trigger(type);
    await harness.settle();
    await harness.clock.advance(5 * minute - 1);
    expect(await harness.deadLetters('down')).toEqual([]);
    await harness.clock.advance(1);
    expect(await harness.deadLetters('down')).toHaveLength(1);
    harness.webhooks.behave('down', () => answer(200));
    const params = { name: 'down', id: body.event.id };
    await harness.call('EventSubscriptions_ResendEvent', { params });
    await harness.settle();
    expect((await harness.deliveries('down'))[0]).toMatchObject({
      state: 'Delivered',
      event: { id: params.id },
    });
  });
});

describe('delivery: batches', () => {
  const release = () => {
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof answer>>();
    return { promise, open: () => resolve(answer(200)) };
  };

  it('hold one event unless the subscription asks for more, and never more than it asks for', async () => {
    const harness = await createEventGridHarness();
    const gate = release();
    harness.webhooks.behave('one', () => gate.promise);
    harness.webhooks.behave('ten', () => gate.promise);
    await harness.put('one');
    await harness.put('ten', { maxEventsPerBatch: 10 });
    for (let n = 0; n < 50; n++) await harness.trigger(type);
    gate.open();
    await expect.poll(() => harness.webhooks.bodies('one').length, WAIT).toBe(50);
    const sizes = (name: string) => harness.webhooks.bodies(name).map((body) => (body as unknown[]).length);
    expect(sizes('one')).toEqual(Array(50).fill(1));
    await expect.poll(() => sizes('ten').reduce((sum, size) => sum + size, 0), WAIT).toBe(50);
    expect(Math.max(...sizes('ten'))).toBe(10);
  });

  it('stay below the preferred size unless one event alone is larger', async () => {
    const harness = await createEventGridHarness();
    const gate = release();
    harness.webhooks.behave('small', () => gate.promise);
    await harness.put('small', { maxEventsPerBatch: 100, preferredBatchSizeInKilobytes: 1 });
    for (let n = 0; n < 40; n++) await harness.trigger(type);
    await harness.trigger(type, { data: { message: 'x'.repeat(5000) } });
    gate.open();
    const lengths = () => harness.webhooks.requests.map(({ body }) => body!.length);
    await expect.poll(() => Math.max(...lengths()), WAIT).toBeGreaterThan(5000);
    expect(lengths().filter((length) => length > 1100)).toHaveLength(1);
  });

  it('go to a dead endpoint without keeping others from theirs', async () => {
    const harness = await createEventGridHarness();
    harness.webhooks.behave('dead', () => new Promise(() => {}));
    await harness.put('dead');
    await harness.put('alive');
    for (let n = 0; n < 100; n++) await harness.trigger(type);
    await expect.poll(() => harness.webhooks.bodies('alive').length, WAIT).toBe(100);
    expect(harness.webhooks.bodies('dead').length).toBe(16);
  });
});

describe('delivery: restart', () => {
  it('goes on where it was, on the same schedule', async () => {
    const store = createMemoryDocumentStore({ indexes: {} });
    const before = await createEventGridHarness(store);
    before.webhooks.behave('down', () => answer(500));
    await before.put('down');
    await before.trigger(type);
    await before.settle();
    await before.service.stop?.();
    const after = await createEventGridHarness(store);
    await after.settle();
    expect(after.webhooks.requests).toHaveLength(0);
    await after.clock.advance(10 * second);
    expect((await after.deliveries('down'))[0]).toMatchObject({
      state: 'Delivered',
      attempts: [{ outcome: 'Busy' }, { outcome: 'Delivered' }],
    });
  });

  it('delivers what was cut off', async () => {
    const store = createMemoryDocumentStore({ indexes: {} });
    const before = await createEventGridHarness(store);
    before.webhooks.behave('slow', () => fail('aborted'));
    await before.put('slow');
    const { body } = await before.trigger(type);
    await before.settle();
    await before.service.stop?.();
    const after = await createEventGridHarness(store);
    await after.settle();
    expect(after.webhooks.bodies('slow')).toMatchObject([[{ id: body.event.id }]]);
  });
});
