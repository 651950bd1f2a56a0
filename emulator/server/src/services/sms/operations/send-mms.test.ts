import { describe, expect, it } from 'vitest';
import { createSmsHarness, handset, tollFree } from '../testing/sms-harness.ts';

const id = 'Mms_Send';
const attachments = [{ contentType: 'image/png', contentInBase64: 'iVBORw0KGgo=' }];
const request = (more: object = {}) => ({
  from: tollFree,
  recipients: [{ to: handset }],
  attachments,
  ...more,
});

describe(id, () => {
  it('202, and the attachments arrive with the message', async () => {
    const { call, clock, messages, eventsOf } = createSmsHarness();
    const body = request({ message: 'Look', sendOptions: { enableDeliveryReport: true, tag: 'a' } });
    expect(await call(id, { body })).toMatchObject({
      status: 202,
      body: { value: [{ to: handset, successful: true }] },
    });
    await clock.advance(100);
    expect(await messages()).toMatchObject([{ message: 'Look', attachments }]);
    expect(eventsOf('SmsDeliveryReportReceived')).toMatchObject([{ deliveryStatus: 'Delivered', tag: 'a' }]);
  });

  it('202 without a text', async () => {
    const { call } = createSmsHarness();
    expect(await call(id, { body: request() })).toMatchObject({ status: 202 });
  });

  it.each([
    [{ attachments: [] }, 'Attachments'],
    [{ attachments: Array.from({ length: 11 }, () => attachments[0]) }, 'Attachments'],
    [{ attachments: [{ ...attachments[0], contentType: 'text/html' }] }, 'Attachments[0].ContentType'],
    [{ attachments: [{ ...attachments[0], contentInBase64: '<b>' }] }, 'Attachments[0].ContentInBase64'],
    [{ message: 'x'.repeat(1001) }, 'Message'],
    [{ recipients: [] }, 'Recipients'],
  ])('400 for %j', async (more, field) => {
    const { failure } = createSmsHarness();
    expect(await failure(id, { body: request(more) })).toMatchObject({
      status: 400,
      body: { errors: { [field]: [expect.any(String)] } },
    });
  });

  it('401 from a number of somebody else', async () => {
    const { failure } = createSmsHarness();
    expect(await failure(id, { body: request({ from: '+14255550177' }) })).toMatchObject({ status: 401 });
  });
});
