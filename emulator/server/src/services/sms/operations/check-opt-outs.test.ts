import { describe, expect, it } from 'vitest';
import { createSmsHarness, geographic, handset, tollFree } from '../testing/sms-harness.ts';

const id = 'OptOuts_Check';
const recipients = [{ to: handset }, { to: '+14255550124' }, { to: '1' }];

describe(id, () => {
  it('200 with the state of each recipient, by sender', async () => {
    const { call, write } = createSmsHarness();
    await write('STOP');
    const { body } = await call(id, { body: { from: tollFree, recipients } });
    expect(body).toEqual({
      value: [
        { to: handset, httpStatusCode: 200, isOptedOut: true },
        { to: '+14255550124', httpStatusCode: 200, isOptedOut: false },
        { to: '1', httpStatusCode: 400, errorMessage: 'Invalid To phone number format.' },
      ],
    });
    const other = await call(id, { body: { from: geographic, recipients: [{ to: handset }] } });
    expect(other.body).toEqual({ value: [{ to: handset, httpStatusCode: 200, isOptedOut: false }] });
  });

  it('400 for a body that is none', async () => {
    expect(await createSmsHarness().failure(id, { body: [] })).toMatchObject({ status: 400 });
  });
});
