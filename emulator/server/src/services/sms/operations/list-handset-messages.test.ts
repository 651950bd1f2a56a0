import { describe, expect, it } from 'vitest';
import { createSmsHarness, geographic, handset, tollFree } from '../testing/sms-harness.ts';

const id = 'Emulator_ListHandsetMessages';

async function createConversation() {
  const harness = createSmsHarness();
  await harness.send('one');
  await harness.clock.advance(1000);
  await harness.write('two');
  await harness.send('three', { to: '+14255550124' });
  await harness.send('four', { from: geographic });
  await harness.clock.advance(1000);
  const texts = async (query: Record<string, string>) =>
    (await harness.messages(query)).map(({ message }) => message);
  return { ...harness, texts };
}

describe(id, () => {
  it.each([
    [{}, ['one', 'two', 'three', 'four']],
    [{ to: handset }, ['one', 'four']],
    [{ from: handset }, ['two']],
    [{ to: tollFree }, ['two']],
    [{ from: tollFree }, ['one', 'three']],
    [{ from: tollFree, to: handset }, ['one']],
    [{ to: '+14255550199' }, []],
    [{ since: '2026-01-31T12:00:01Z' }, ['two', 'three', 'four']],
    [{ limit: '2' }, ['three', 'four']],
  ])('200 for %j with what fits, oldest first', async (query, expected) => {
    const { texts } = await createConversation();
    expect(await texts(query as Record<string, string>)).toEqual(expected);
  });

  it('200 with what came after a sequence', async () => {
    const { messages, texts } = await createConversation();
    const [first] = await messages();
    expect(await texts({ since: String(first!.sequence) })).toEqual(['two', 'three', 'four']);
  });

  it('200 over more messages than a page of the store has', async () => {
    const { send, clock, texts } = await createConversation();
    for (let number = 0; number < 450; number++) await send(String(number));
    await clock.advance(100);
    expect((await texts({ from: tollFree, limit: '1000' })).length).toBe(452);
    expect(await texts({ from: handset })).toEqual(['two']);
  });

  it.each([{ since: 'yesterday' }, { limit: '0' }, { limit: '1001' }, { two: 'x' }])(
    '400 for %j',
    async (query) => {
      const { failure } = createSmsHarness();
      expect(await failure(id, { query: query as unknown as Record<string, string> })).toMatchObject({
        status: 400,
      });
    },
  );
});
