import { randomUUID } from 'node:crypto';
import { expect, test, type Person } from './fixtures.ts';

/** A busy machine takes its time for four people. */
const patiently = { timeout: 40_000 };
/** Sound in which the fake microphone beeps at least once. */
const aWhile = 2;

/** How many of the others somebody hears. Silence is less than a thousandth of the fake microphone's beep. */
async function audible(person: Person): Promise<number> {
  const energies = await person.order<number[]>('listen', aWhile);
  return energies.filter((energy) => energy > 0.01).length;
}

const audibleFor = (people: readonly Person[]) => () => Promise.all(people.map(audible));

test('four people see and hear each other, share a screen, and one mutes all others', async ({ arrive }) => {
  test.slow();
  const groupId = randomUUID();
  const people: Person[] = [];
  for (const name of ['Ann', 'Ben', 'Cem', 'Dan']) {
    const person = await arrive(name);
    // Twelve pictures are encoded, decoded and drawn here at the same time.
    await person.order('join', groupId, { camera: true, frameHeight: 180 });
    await expect.poll(person.read(({ state }) => state)).toBe('Connected');
    people.push(person);
  }
  const [ann, ben, ...rest] = people as [Person, Person, ...Person[]];

  for (const person of people) {
    await expect.poll(async () => (await person.media()).connected, patiently).toBe(3);
    const fewestFrames = async () =>
      Math.min(...(await person.media()).links.map(({ framesDecoded }) => framesDecoded));
    await expect.poll(fewestFrames, patiently).toBeGreaterThan(10);
    for (const other of people.filter((candidate) => candidate !== person))
      await expect
        .poll(
          person.read(({ frames }) => frames[`${other.rawId} Video`] ?? 0),
          patiently,
        )
        .toBeGreaterThan(5);
  }
  const widths = ann.read(({ participants }) =>
    participants
      .flatMap(({ streams }) => streams.filter(({ isAvailable }) => isAvailable))
      .map(({ width }) => width),
  );
  await expect.poll(widths, patiently).toEqual([320, 320, 320]);
  await expect.poll(audibleFor(people), patiently).toEqual([3, 3, 3, 3]);

  await ben.inCall('startScreenSharing');
  for (const person of [ann, ...rest])
    await expect
      .poll(
        person.read(({ frames }) => frames[`${ben.rawId} ScreenSharing`] ?? 0),
        patiently,
      )
      .toBeGreaterThan(2);
  await ben.inCall('stopScreenSharing');

  await ann.inCall('muteAllRemoteParticipants');
  for (const person of [ben, ...rest]) {
    await expect.poll(person.read(({ isMuted }) => isMuted)).toBe(true);
    await expect.poll(person.read(({ log }) => log.includes('muted by others'))).toBe(true);
  }
  expect(await ann.read(({ isMuted, log }) => [isMuted, log.includes('muted by others')])()).toEqual([
    false,
    false,
  ]);
  // Ann alone is heard, by everybody but herself.
  await expect.poll(audibleFor(people), patiently).toEqual([0, 1, 1, 1]);

  await ben.inCall('unmute');
  await expect.poll(audibleFor(people), patiently).toEqual([1, 1, 2, 2]);
});
