import { describe, expect, it } from 'vitest';
import { createSmsHarness, handset, tollFree } from './testing/sms-harness.ts';

describe('Carrier', () => {
  it.each([
    ['+15005550100', 2000],
    ['+15005550101', 4006],
    ['+15005550102', 4005],
    ['+15005550103', 4007],
    ['+15005550104', 4004],
    ['+15005550105', 5001],
    ['+15005550109', 4000],
    [handset, 2000],
  ])('ends a message to %s with %i', async (to, code) => {
    const { send, clock, outcome, eventsOf, messages } = createSmsHarness();
    const { messageId } = await send('x'.repeat(161), {
      to,
      options: { enableDeliveryReport: true, tag: 'a' },
    });
    await clock.advance(100);
    expect(await outcome(messageId)).toBe(code);
    const delivered = code === 2000;
    expect(eventsOf('SmsDeliveryReportReceived')).toEqual([
      {
        messageId,
        from: tollFree,
        to,
        deliveryStatus: delivered ? 'Delivered' : 'Failed',
        deliveryStatusDetails: expect.stringMatching(delivered ? /^No error\.$/ : `^${code}: `),
        deliveryAttempts: [
          {
            timestamp: '2026-01-31T12:00:00.100Z',
            segmentsSucceeded: delivered ? 2 : 0,
            segmentsFailed: delivered ? 0 : 2,
          },
        ],
        receivedTimestamp: '2026-01-31T12:00:00.100Z',
        tag: 'a',
      },
    ]);
    expect(await messages()).toHaveLength(delivered ? 1 : 0);
  });

  it('takes half a minute to a slow number', async () => {
    const { send, clock, outcome, failure } = createSmsHarness();
    const { messageId } = await send('Hello', { to: '+15005550106' });
    await clock.advance(29_990);
    expect(await failure('DeliveryReports_Get', { params: { outgoingMessageId: messageId } })).toBeDefined();
    await clock.advance(10);
    expect(await outcome(messageId)).toBe(2000);
  });

  it.each([
    [{ enableDeliveryReport: true, deliveryReportTimeoutInSeconds: 60 }, 60],
    [{ enableDeliveryReport: true }, 43_200],
  ])('hears nothing of a silent number and gives up in time: %j', async (options, seconds) => {
    const { send, clock, outcome, eventsOf, messages } = createSmsHarness();
    const { messageId } = await send('Hello', { to: '+15005550107', options });
    await clock.advance(seconds * 1000 - 10);
    expect(eventsOf('SmsDeliveryReportReceived')).toEqual([]);
    await clock.advance(10);
    expect(await outcome(messageId)).toBe(5002);
    expect(await messages()).toEqual([]);
  });

  it('is not asked when the service is unavailable', async () => {
    const { send, clock, events } = createSmsHarness();
    expect(await send('Hello', { to: '+15005550108' })).toEqual({
      to: '+15005550108',
      httpStatusCode: 503,
      errorMessage: 'ServiceUnavailable',
      successful: false,
    });
    await clock.advance(43_200_000);
    expect(events).toEqual([]);
  });

  it('raises no report that nobody asked for, and keeps it all the same', async () => {
    const { send, clock, outcome, eventsOf } = createSmsHarness();
    const { messageId } = await send('Hello', { options: { enableDeliveryReport: false } });
    await clock.advance(100);
    expect(eventsOf('SmsDeliveryReportReceived')).toEqual([]);
    expect(await outcome(messageId)).toBe(2000);
  });

  it('delivers after a restart what was on its way before, once', async () => {
    const { send, clock, restart, messages, eventsOf } = createSmsHarness();
    await send('Hello');
    await restart();
    await clock.advance(100);
    await restart();
    await clock.advance(100);
    expect(await messages()).toHaveLength(1);
    expect(eventsOf('SmsDeliveryReportReceived')).toHaveLength(1);
  });

  it('delivers more at once than a transaction takes, in the order of being sent', async () => {
    const { send, clock, messages } = createSmsHarness();
    for (let number = 0; number < 450; number++) await send(String(number));
    await clock.advance(100);
    const texts = (await messages({ to: handset, limit: '1000' })).map(({ message }) => message);
    expect(texts).toEqual(Array.from({ length: 450 }, (_, number) => String(number)));
  });
});
