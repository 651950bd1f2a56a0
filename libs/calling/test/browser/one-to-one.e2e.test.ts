import { expect, test } from './fixtures.ts';

test('two people call each other: it rings, they see and hear each other, one hangs up', async ({
  arrive,
}) => {
  const ann = await arrive('Ann');
  const ben = await arrive('Ben');

  expect(await ann.order('start', [ben.rawId], { camera: true })).toBe('None');
  await expect.poll(ann.read(({ state }) => state)).toBe('Ringing');
  await expect.poll(ben.read(({ callerName }) => callerName)).toBe('Ann');
  await ben.order('accept', { camera: true });
  for (const person of [ann, ben]) {
    await expect.poll(person.read(({ state }) => state)).toBe('Connected');
    await expect.poll(async () => (await person.media()).framesDecoded).toBeGreaterThan(10);
    await expect.poll(async () => (await person.media()).audioEnergy).toBeGreaterThan(0);
    await expect.poll(person.read(({ frames }) => Math.max(0, ...Object.values(frames)))).toBeGreaterThan(5);
    await expect.poll(person.read(({ participants }) => participants[0]?.streams[0]?.isReceiving)).toBe(true);
    // No larger than the page of the other shows them.
    await expect
      .poll(person.read(({ participants }) => participants[0]?.streams[0]?.width))
      .toBeLessThanOrEqual(320);
  }

  await ann.inCall('mute');
  await expect.poll(ben.read(({ participants }) => participants[0]?.isMuted)).toBe(true);
  expect(await ann.read(({ isMuted }) => isMuted)()).toBe(true);

  await ben.inCall('hangUp');
  for (const person of [ann, ben]) {
    await expect.poll(person.read(({ calls, endReason }) => [calls, endReason])).toEqual([0, '0/0']);
    const log = await person.read((snapshot) => snapshot.log)();
    expect(log.slice(-3)).toEqual(['state Disconnecting', 'state Disconnected', 'calls +0 -1']);
  }
});
