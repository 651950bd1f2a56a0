import { randomUUID } from 'node:crypto';
import { expect, test, type Person } from './fixtures.ts';

const connected = (person: Person) => expect.poll(person.read(({ state }) => state)).toBe('Connected');

test('devices: listed after permission, switched in a call, and what an ended track does', async ({
  arrive,
}) => {
  const groupId = randomUUID();
  const [ann, ben] = [await arrive('Ann'), await arrive('Ben')];
  const devices = await ann.page.evaluate(async () => {
    const { devices } = window.caller;
    const names = (list: { name: string }[]) => list.map(({ name }) => name);
    return {
      cameras: names(await devices.getCameras()),
      microphones: await devices.getMicrophones(),
      selected: devices.selectedMicrophone,
      isSameManager: devices.isSpeakerSelectionAvailable,
    };
  });
  expect(devices.cameras).toHaveLength(2);
  expect(devices.microphones.filter(({ isSystemDefault }) => isSystemDefault)).toEqual([devices.selected]);

  await ann.order('join', groupId, { camera: true });
  await connected(ann);
  await ben.order('join', groupId, { muted: true });
  await expect.poll(async () => (await ben.media()).framesDecoded).toBeGreaterThan(3);

  const [, second] = devices.microphones;
  expect(second).toBeDefined();
  await ann.page.evaluate((microphone) => window.caller.devices.selectMicrophone(microphone!), second);
  await expect
    .poll(() => ann.page.evaluate(() => window.caller.call.localAudioStreams[0]?.source.id))
    .toBe(second?.id);
  const { audioEnergy } = await ben.media();
  await expect.poll(async () => (await ben.media()).audioEnergy).toBeGreaterThan(audioEnergy);

  const isRed = async () => {
    const [red = 0, green = 0] = await ben.order<number[]>('colourOf', ann.rawId);
    return red > 150 && green < 100;
  };
  await expect.poll(isRed).toBe(false);
  await ann.order('switchCamera', devices.cameras[1]);
  await expect.poll(isRed).toBe(true);
  const { framesDecoded } = await ben.media();
  await expect.poll(async () => (await ben.media()).framesDecoded).toBeGreaterThan(framesDecoded + 10);
  expect(await ben.read(({ participants }) => participants[0]?.streams[0]?.isAvailable)()).toBe(true);

  // As when the camera is pulled out: the browser ends its track.
  await ann.page.evaluate(async () => {
    const [stream] = window.caller.call.localVideoStreams;
    const [track] = (await stream!.getMediaStream()).getVideoTracks();
    track!.stop();
    track!.dispatchEvent(new Event('ended'));
  });
  await expect.poll(ben.read(({ participants }) => participants[0]?.streams[0]?.isAvailable)).toBe(false);
  await ann.order('startVideo');
  await expect.poll(ben.read(({ participants }) => participants[0]?.streams[0]?.isReceiving)).toBe(true);
});

test('hold: nothing is sent until it is resumed, and the other side knows', async ({ arrive }) => {
  const [ann, ben] = [await arrive('Ann'), await arrive('Ben')];
  await ann.order('start', [ben.rawId]);
  await expect.poll(ben.read(({ isRinging }) => isRinging)).toBe(true);
  await ben.order('accept');
  await connected(ann);
  await expect.poll(async () => (await ben.media()).audioEnergy).toBeGreaterThan(0);
  await ann.inCall('hold');
  await expect.poll(ann.read(({ state }) => state)).toBe('LocalHold');
  await expect.poll(ben.read(({ state }) => state)).toBe('RemoteHold');
  await expect.poll(ben.read(({ participants }) => participants[0]?.state)).toBe('Hold');
  await ann.inCall('resume');
  for (const person of [ann, ben]) await connected(person);
  const { audioEnergy } = await ben.media();
  await expect.poll(async () => (await ben.media()).audioEnergy).toBeGreaterThan(audioEnergy);
});

test('media statistics and diagnostics are told while a call lasts', async ({ arrive }) => {
  const groupId = randomUUID();
  const [ann, ben] = [await arrive('Ann'), await arrive('Ben')];
  await ann.order('join', groupId, { camera: true });
  await connected(ann);
  await ben.order('join', groupId);
  const sample = await ben.order<{ received: number; sent: number; round: number }>('sampleMedia');
  expect(sample.received).toBeGreaterThan(0);
  expect(sample.sent).toBeGreaterThan(0);
  expect(sample.round).toBeGreaterThanOrEqual(0);
});
