import { describe, expect, it } from 'vitest';
import { createSmsHarness, handset } from '../testing/sms-harness.ts';

describe('Emulator_ListHandsets', () => {
  it('200 with each handset once, those that joined last at the end', async () => {
    const { call, send, write, clock } = createSmsHarness();
    await write('Hello');
    await send('Hello', { to: '+14255550124' });
    await write('Hello again');
    await clock.advance(100);
    expect(await call('Emulator_ListHandsets')).toMatchObject({
      status: 200,
      body: { value: [handset, '+14255550124'] },
    });
    expect((await call('Emulator_ListHandsets', { query: { limit: '1' } })).body).toEqual({
      value: ['+14255550124'],
    });
  });
});
