import { describe, expect, it } from 'vitest';
import { createSmsHarness, handset, tollFree } from '../testing/sms-harness.ts';

const id = 'DeliveryReports_Get';

describe(id, () => {
  it('200 with the outcome, and 404 before it is known', async () => {
    const { call, failure, send, clock } = createSmsHarness();
    const { messageId } = await send('Hello', { options: { enableDeliveryReport: true, tag: 'campaign' } });
    const params = { outgoingMessageId: messageId };
    expect(await failure(id, { params })).toMatchObject({ status: 404 });
    await clock.advance(100);
    const timestamp = '2026-01-31T12:00:00.100Z';
    expect((await call(id, { params })).body).toEqual({
      messageId,
      from: tollFree,
      to: handset,
      deliveryStatus: 'Delivered',
      deliveryStatusDetails: 'No error.',
      deliveryAttempts: [{ timestamp, segmentsSucceeded: 1, segmentsFailed: 0 }],
      receivedTimestamp: timestamp,
      tag: 'campaign',
    });
  });

  it('404 with a problem for a message that there is not', async () => {
    const { failure } = createSmsHarness();
    expect(await failure(id, { params: { outgoingMessageId: 'Outgoing_1' } })).toMatchObject({
      status: 404,
      body: {
        type: expect.any(String),
        title: expect.stringContaining('Outgoing_1'),
        status: 404,
        traceId: 'request',
      },
    });
  });
});
