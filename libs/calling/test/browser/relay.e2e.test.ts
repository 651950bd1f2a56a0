import { randomUUID } from 'node:crypto';
import { createEmulatorControl } from '@switchboard/emulator-control';
import { expect, test, turnserver, type Bed } from './fixtures.ts';

/** What the relay has passed on for somebody. */
async function relayedBytes({ emulator }: Bed, rawId: string): Promise<number> {
  const { users } = await createEmulatorControl(`http://localhost:${emulator.port}`).relay.usage();
  return users.find(({ user }) => user === rawId)?.bytesToPeers ?? 0;
}

test('relay only: pictures and sound travel through coturn, which counts them', async ({ arrive, bed }) => {
  test.skip(turnserver === undefined, 'needs coturn (Debian: apt-get install coturn)');
  const groupId = randomUUID();
  const relayed = { iceTransportPolicy: 'relay' } as const;
  const [ann, ben] = [await arrive('Ann', relayed), await arrive('Ben', relayed)];
  await ann.order('join', groupId, { camera: true });
  await expect.poll(ann.read(({ state }) => state)).toBe('Connected');
  await ben.order('join', groupId, { camera: true });
  for (const person of [ann, ben]) {
    await expect.poll(async () => (await person.media()).framesDecoded).toBeGreaterThan(10);
    await expect.poll(async () => (await person.media()).audioEnergy).toBeGreaterThan(0);
    expect((await person.media()).routes).toEqual(['relay/relay']);
  }
  for (const person of [ann, ben]) await person.inCall('hangUp');
  // Usage is told at the end of an allocation.
  for (const { rawId } of [ann, ben])
    await expect.poll(() => relayedBytes(bed, rawId)).toBeGreaterThan(10_000);
});

test('media that has lost its way finds another: the relay stops and comes back', async ({ arrive, bed }) => {
  test.skip(turnserver === undefined, 'needs coturn (Debian: apt-get install coturn)');
  const groupId = randomUUID();
  const relayed = { iceTransportPolicy: 'relay' } as const;
  const [ann, ben] = [await arrive('Ann', relayed), await arrive('Ben', relayed)];
  await ann.order('join', groupId, { camera: true });
  await expect.poll(ann.read(({ state }) => state)).toBe('Connected');
  await ben.order('join', groupId, { camera: true });
  await expect.poll(async () => (await ben.media()).framesDecoded).toBeGreaterThan(5);

  await bed.relay?.stop();
  await expect.poll(async () => (await ben.media()).connected, { timeout: 25_000 }).toBe(0);
  await expect.poll(ben.read(({ networkReconnect }) => networkReconnect)).toBe(3);
  await bed.relay?.start();
  await expect.poll(async () => (await ben.media()).connected, { timeout: 25_000 }).toBe(1);
  const drawn = await ben.read(({ frames }) => frames[`${ann.rawId} Video`] ?? 0)();
  await expect.poll(ben.read(({ frames }) => frames[`${ann.rawId} Video`] ?? 0)).toBeGreaterThan(drawn + 5);
  await expect.poll(ben.read(({ networkReconnect }) => networkReconnect)).toBe(1);
});
