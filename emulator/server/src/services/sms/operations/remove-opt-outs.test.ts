import { describe, expect, it } from 'vitest';
import { createSmsHarness, handset, tollFree } from '../testing/sms-harness.ts';

const id = 'OptOuts_Remove';
const body = { from: tollFree, recipients: [{ to: handset }] };
const done = { value: [{ to: handset, httpStatusCode: 200 }] };

describe(id, () => {
  it('200 and the recipient gets messages again, also after STOP', async () => {
    const { call, write, send, clock, outcome } = createSmsHarness();
    await write('STOP');
    expect(await call(id, { body })).toMatchObject({ status: 200, body: done });
    const { messageId } = await send('Hello');
    await clock.advance(100);
    expect(await outcome(messageId)).toBe(2000);
  });

  it('200 when the recipient had not opted out', async () => {
    expect((await createSmsHarness().call(id, { body })).body).toEqual(done);
  });

  it('401 from a number of somebody else', async () => {
    const { failure } = createSmsHarness();
    expect(await failure(id, { body: { ...body, from: '+14255550177' } })).toMatchObject({ status: 401 });
  });
});
