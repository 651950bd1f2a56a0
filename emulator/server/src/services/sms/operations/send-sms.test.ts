import type { SmsSendResponseItem } from '@switchboard/acs-contracts';
import { describe, expect, it } from 'vitest';
import {
  createSmsHarness,
  geographic,
  handset,
  sendOnly,
  silentNumber,
  tollFree,
} from '../testing/sms-harness.ts';

const id = 'Sms_Send';
type Answer = { value: SmsSendResponseItem[] };
const firstSent = 'Mon, 01 Apr 2019 06:22:03 GMT';
const guid = (digit: number) => `fda6d242-46aa-4247-8bf6-619a1206f9c${digit}`;
const request = (more: object = {}) => ({
  from: tollFree,
  smsRecipients: [{ to: handset }],
  message: 'Hello',
  ...more,
});

describe(id, () => {
  it('202 with a message id, and the message on the handset a moment later', async () => {
    const { call, clock, messages } = createSmsHarness();
    const { status, body } = await call<Answer>(id, { body: request() });
    expect(status).toBe(202);
    expect(body.value).toEqual([
      {
        to: handset,
        messageId: expect.stringMatching(/^Outgoing_20260131120000[\da-f-]{36}$/),
        httpStatusCode: 202,
        successful: true,
      },
    ]);
    expect(await messages()).toEqual([]);
    await clock.advance(100);
    expect(await messages()).toMatchObject([
      { direction: 'toHandset', from: tollFree, to: handset, message: 'Hello', segmentCount: 1 },
    ]);
  });

  it('202 with a result for each of 100 recipients, wrong numbers among them', async () => {
    const { call, clock, messages } = createSmsHarness();
    const numbers = Array.from({ length: 97 }, (_, index) => `+1425555${1000 + index}`);
    const smsRecipients = [...numbers, '14255550123', '+112345678901234567', ''].map((to) => ({ to }));
    const { body } = await call<Answer>(id, { body: request({ smsRecipients }) });
    expect(body.value.map(({ to }) => to)).toEqual(smsRecipients.map(({ to }) => to));
    expect(body.value.filter(({ successful }) => successful)).toHaveLength(97);
    expect(body.value.at(-1)).toEqual({
      to: '',
      httpStatusCode: 400,
      errorMessage: 'Invalid To phone number format.',
      successful: false,
    });
    await clock.advance(100);
    expect(await messages({ limit: '1000' })).toHaveLength(97);
  });

  it.each([
    [{ smsRecipients: [] }, 'SmsRecipients'],
    [{ smsRecipients: Array.from({ length: 101 }, () => ({ to: handset })) }, 'SmsRecipients'],
    [{ smsRecipients: [{}] }, 'SmsRecipients[0].To'],
    [{ message: 'x'.repeat(2049) }, 'Message'],
    [{ message: null }, 'Message'],
    [{ from: undefined }, 'From'],
    [{ smsSendOptions: {} }, 'SmsSendOptions.EnableDeliveryReport'],
    [
      { smsSendOptions: { enableDeliveryReport: true, deliveryReportTimeoutInSeconds: 59 } },
      'SmsSendOptions.DeliveryReportTimeoutInSeconds',
    ],
    [
      { smsSendOptions: { enableDeliveryReport: true, deliveryReportTimeoutInSeconds: 43_201 } },
      'SmsSendOptions.DeliveryReportTimeoutInSeconds',
    ],
    [{ from: '18005550100' }, 'From'],
    [{ from: '+0123' }, 'From'],
    [{ from: 'TwelveLetter' }, 'From'],
  ])('400 for %j, in the shape of the version', async (more, field) => {
    const { failure } = createSmsHarness();
    const body = request(more);
    expect(await failure(id, { body })).toMatchObject({
      status: 400,
      body: { status: 400, errors: { [field]: [expect.any(String)] }, traceId: 'request' },
    });
    const older = await failure(id, { body, apiVersion: '2021-03-07' });
    expect(older.body).toEqual({ [field]: [expect.any(String)] });
  });

  it('400 for no body at all', async () => {
    expect(await createSmsHarness().failure(id)).toMatchObject({ status: 400 });
  });

  it.each([
    ['+14255550177', /not owned by this resource/],
    [silentNumber, /its SMS capability is "none"/],
  ])('401 from %s', async (from, message) => {
    const { failure } = createSmsHarness();
    const error = await failure(id, { body: request({ from }) });
    expect(error).toMatchObject({ status: 401, code: 'Unauthorized', body: undefined });
    expect(error.message).toMatch(message);
  });

  it.each(['12345', '123456', 'Contoso', 'Contoso 24', geographic, sendOnly])('202 from %s', async (from) => {
    const { send, clock, outcome } = createSmsHarness();
    const { messageId } = await send('Hello', { from, to: '+46701740605' });
    await clock.advance(100);
    expect(await outcome(messageId)).toBe(2000);
  });

  it('202 from an alphanumeric sender to the US, which fails as unsupported', async () => {
    const { send, clock, outcome } = createSmsHarness();
    const { messageId } = await send('Hello', { from: 'Contoso' });
    await clock.advance(100);
    expect(await outcome(messageId)).toBe(4003);
  });

  it('202 from the number of a messaging partner, whose own id is in the report', async () => {
    const { send, call, clock } = createSmsHarness();
    const { messageId } = await send('Hello', {
      from: '+4520000000',
      options: {
        enableDeliveryReport: true,
        messagingConnect: { partner: 'x', partnerParams: { apiKey: 'k' } },
      },
    });
    await clock.advance(100);
    const { body } = await call('DeliveryReports_Get', { params: { outgoingMessageId: messageId } });
    expect(body).toMatchObject({ messagingConnectPartnerMessageId: expect.any(String) });
    expect(JSON.stringify(body)).not.toContain('apiKey');
  });

  it('202 and sent once however often it is repeated', async () => {
    const { call, clock, messages } = createSmsHarness();
    const repeatable = (requestId: string) => [
      { to: handset, repeatabilityRequestId: requestId, repeatabilityFirstSent: firstSent },
    ];
    const send = async (requestId: string, more: object = {}) =>
      (await call<Answer>(id, { body: request({ smsRecipients: repeatable(requestId), ...more }) })).body
        .value[0]!;
    const first = await send(guid(1));
    expect(first).toMatchObject({ successful: true, repeatabilityResult: 'accepted' });
    await clock.advance(100);
    expect(await send(guid(1).toUpperCase())).toEqual(first);
    expect((await send(guid(2))).messageId).not.toBe(first.messageId);
    expect(await send(guid(1), { message: 'Another' })).toMatchObject({
      httpStatusCode: 400,
      repeatabilityResult: 'rejected',
      successful: false,
    });
    await clock.advance(100);
    expect(await messages()).toHaveLength(2);
  });

  it.each([
    [{ repeatabilityRequestId: guid(1) }, /RFC1123/],
    [{ repeatabilityRequestId: guid(1), repeatabilityFirstSent: '2019-04-01' }, /RFC1123/],
    [{ repeatabilityRequestId: 'x', repeatabilityFirstSent: firstSent }, /GUID/],
    [{ repeatabilityFirstSent: firstSent }, /GUID/],
  ])('202 with a recipient rejected for %j', async (repeatability, message) => {
    const { call } = createSmsHarness();
    const smsRecipients = [{ to: handset, ...repeatability }];
    const { body } = await call<Answer>(id, { body: request({ smsRecipients }) });
    expect(body.value).toEqual([
      {
        to: handset,
        httpStatusCode: 400,
        errorMessage: expect.stringMatching(message),
        repeatabilityResult: 'rejected',
        successful: false,
      },
    ]);
  });

  it('202 to another number of the resource, which receives it', async () => {
    const { send, clock, eventsOf, messages } = createSmsHarness();
    await send('Hello', { to: geographic });
    await clock.advance(100);
    expect(eventsOf('SmsReceived')).toMatchObject([{ from: tollFree, to: geographic, message: 'Hello' }]);
    expect(await messages()).toEqual([]);
  });
});
