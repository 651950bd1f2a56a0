import { describe, expect, it } from 'vitest';
import { createSmsHarness, handset, silentNumber, tollFree } from '../testing/sms-harness.ts';

const id = 'OptOuts_Add';
const request = (more: object = {}) => ({ from: tollFree, recipients: [{ to: handset }], ...more });

describe(id, () => {
  it('200 for each recipient, who gets nothing more from this sender', async () => {
    const { call, send, clock, outcome } = createSmsHarness();
    const recipients = [{ to: handset }, { to: 'x' }, { to: handset }];
    const { status, body } = await call(id, { body: request({ recipients }) });
    expect(status).toBe(200);
    expect(body).toEqual({
      value: [
        { to: handset, httpStatusCode: 200 },
        { to: 'x', httpStatusCode: 400, errorMessage: 'Invalid To phone number format.' },
        { to: handset, httpStatusCode: 200 },
      ],
    });
    const { messageId } = await send('Hello');
    await clock.advance(100);
    expect(await outcome(messageId)).toBe(4007);
  });

  it.each([
    [{ recipients: [] }, 'Recipients'],
    [{ recipients: Array.from({ length: 101 }, () => ({ to: handset })) }, 'Recipients'],
    [{ recipients: [{ to: '' }] }, 'Recipients[0].To'],
    [{ from: '' }, 'From'],
    [{ from: '+0' }, 'From'],
  ])('400 for %j', async (more, field) => {
    const { failure } = createSmsHarness();
    expect(await failure(id, { body: request(more) })).toMatchObject({
      status: 400,
      body: { errors: { [field]: [expect.any(String)] } },
    });
  });

  it.each(['+14255550177', silentNumber])('401 from %s', async (from) => {
    const { failure } = createSmsHarness();
    expect(await failure(id, { body: request({ from }) })).toMatchObject({ status: 401 });
  });
});
