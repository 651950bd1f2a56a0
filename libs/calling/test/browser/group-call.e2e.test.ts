import { randomUUID } from 'node:crypto';
import { expect, test, type Person } from './fixtures.ts';

const connected = (person: Person) => expect.poll(person.read(({ state }) => state)).toBe('Connected');

test('three people meet in a group: all see all, share a screen, talk beside the call', async ({
  arrive,
}) => {
  const groupId = randomUUID();
  const [ann, ben, cem] = [
    await arrive('Ann'),
    await arrive('Ben'),
    await arrive('Cem', { scope: 'voip.join' }),
  ];
  const people = [ann, ben, cem];
  await ann.order('join', groupId, { camera: true });
  await connected(ann);
  await ben.order('join', groupId, { camera: true });
  await cem.order('join', groupId, { muted: true });
  for (const person of people) {
    await connected(person);
    await expect.poll(async () => (await person.media()).connected).toBe(2);
    await expect
      .poll(person.read(({ participants }) => participants.map(({ displayName }) => displayName).sort()))
      .toEqual(people.flatMap((other) => (other === person ? [] : [nameOf(other)])));
    await expect.poll(async () => (await person.media()).audioEnergy).toBeGreaterThan(0);
  }
  const drawn = (person: Person, from: Person, type = 'Video') =>
    person.read(({ frames }) => frames[`${from.rawId} ${type}`] ?? 0);
  await expect.poll(drawn(cem, ann)).toBeGreaterThan(5);
  await expect.poll(drawn(cem, ben)).toBeGreaterThan(5);
  await expect.poll(drawn(ann, ben)).toBeGreaterThan(5);

  await ben.inCall('startScreenSharing');
  expect(await ben.read(({ isScreenSharingOn }) => isScreenSharingOn)()).toBe(true);
  await expect.poll(drawn(ann, ben, 'ScreenSharing')).toBeGreaterThan(2);
  await expect.poll(drawn(cem, ben, 'ScreenSharing')).toBeGreaterThan(2);
  await expect(cem.inCall('startScreenSharing')).rejects.toThrow(/shar/i);
  await ben.inCall('stopScreenSharing');
  const sharing = ann.read(({ participants }) =>
    participants.some(({ streams }) =>
      streams.some((stream) => stream.mediaStreamType === 'ScreenSharing' && stream.isAvailable),
    ),
  );
  await expect.poll(sharing).toBe(false);

  await ann.order('sendData', 'a line on the whiteboard');
  for (const person of [ben, cem]) {
    await expect.poll(person.read(({ data }) => data)).toEqual(['a line on the whiteboard']);
    await expect.poll(person.read(({ log }) => log.includes('channel 7 closed'))).toBe(true);
  }
  await cem.order('react');
  await cem.order('raiseHand');
  for (const person of people) {
    await expect.poll(person.read(({ log }) => log.includes('reaction heart'))).toBe(true);
    await expect.poll(person.read(({ hands }) => hands)).toBe(1);
  }
  await expect.poll(cem.read(({ dominantSpeakers }) => dominantSpeakers)).toBeGreaterThan(0);

  await ann.inCall('muteAllRemoteParticipants');
  await expect.poll(ben.read(({ isMuted }) => isMuted)).toBe(true);
  await expect.poll(ben.read(({ log }) => log.includes('muted by others'))).toBe(true);

  await ann.inCall('hangUp', { forEveryone: true });
  for (const person of [ben, cem])
    await expect.poll(person.read(({ endReason }) => endReason)).toBe('0/4097');
});

test('a call goes on when the signalling connection is lost', async ({ arrive }) => {
  const groupId = randomUUID();
  const [ann, ben] = [await arrive('Ann'), await arrive('Ben')];
  await ann.order('join', groupId);
  await connected(ann);
  await ben.order('join', groupId, { camera: true });
  await expect.poll(async () => (await ann.media()).framesDecoded).toBeGreaterThan(5);

  await ann.order('cutSignalling');
  await expect.poll(ann.read(({ connection }) => connection)).toBe('Disconnected');
  const { framesDecoded } = await ann.media();
  for (const person of [ann, ben])
    expect(Math.max(...(await person.order<number[]>('listen', 2)))).toBeGreaterThan(0.01);
  await expect.poll(async () => (await ann.media()).framesDecoded).toBeGreaterThan(framesDecoded + 10);
  expect(await ann.read(({ connection, state }) => [connection, state])()).toEqual([
    'Disconnected',
    'Connected',
  ]);

  await ann.order('mendSignalling');
  await expect
    .poll(ann.read(({ log }) => log.filter((line) => line.startsWith('agent'))))
    .toEqual(['agent Disconnected', 'agent Connected']);
  expect(await ben.read(({ participants }) => participants.length)()).toBe(1);

  await ben.inCall('mute');
  await expect.poll(ann.read(({ participants }) => participants[0]?.isMuted)).toBe(true);
  await ann.order('startVideo');
  await expect.poll(async () => (await ben.media()).framesDecoded).toBeGreaterThan(5);
  await ann.order('stopVideo');
  await expect.poll(ben.read(({ participants }) => participants[0]?.streams[0]?.isAvailable)).toBe(false);

  await ann.page.close();
  expect(await ben.read(({ state }) => state)()).toBe('Connected');
});

const nameOf = ({ displayName }: Person) => displayName;
