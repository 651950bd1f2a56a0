import { randomUUID } from 'node:crypto';
import { setTimeout as pass } from 'node:timers/promises';
import { chromium, type Browser, type LaunchOptions } from '@playwright/test';
// eslint-disable-next-line @nx/enforce-module-boundaries -- tests may use the test environment, the library may not
import { findChromium } from '@switchboard/dev-env';
import { createEmulatorControl } from '@switchboard/emulator-control';
import { expect, test, type Bed, type Person } from './fixtures.ts';
import { findNamespaceObstacle, NetworkNamespace } from './network/network-namespace.ts';

const obstacle = findNamespaceObstacle();
const cutMs = 10_000;
const good = 1;
const bad = 3;

let namespace: NetworkNamespace;
let remoteBrowser: Browser;

test.beforeEach(async ({ bed, launchOptions }) => {
  test.skip(obstacle !== undefined, obstacle);
  test.slow();
  namespace = await NetworkNamespace.create([Number(new URL(bed.origin).port), bed.emulator.port]);
  remoteBrowser = await launchIn(namespace, launchOptions);
});

test.afterEach(async () => {
  if (obstacle !== undefined) return;
  await remoteBrowser?.close();
  await namespace?.[Symbol.asyncDispose]();
});

async function launchIn(network: NetworkNamespace, options: LaunchOptions): Promise<Browser> {
  const executablePath = await network.wrap(findChromium() ?? 'chromium');
  return chromium.launch({ ...options, executablePath });
}

/** That somebody sees and hears the other now, not only before. */
async function receives(person: Person): Promise<void> {
  await expect.poll(async () => (await person.media()).connected, { timeout: 45_000 }).toBe(1);
  const { framesDecoded } = await person.media();
  await expect
    .poll(async () => (await person.media()).framesDecoded, { timeout: 30_000 })
    .toBeGreaterThan(framesDecoded + 10);
  await expect
    .poll(async () => Math.max(...(await person.order<number[]>('listen', 2))), { timeout: 30_000 })
    .toBeGreaterThan(0.01);
}

const reconnecting = (person: Person) => person.read(({ networkReconnect }) => networkReconnect);

async function meet(arrive: (name: string, arrival?: { browser: Browser }) => Promise<Person>) {
  const groupId = randomUUID();
  const [ann, ben] = [await arrive('Ann'), await arrive('Ben', { browser: remoteBrowser })];
  for (const person of [ann, ben]) {
    await person.order('join', groupId, { camera: true });
    await expect.poll(person.read(({ state }) => state)).toBe('Connected');
  }
  for (const person of [ann, ben]) await receives(person);
  return { ann, ben, groupId };
}

test('a call outlives the loss of the network for ten seconds', async ({ arrive }) => {
  const { ann, ben } = await meet(arrive);

  await namespace.cut();
  const lasted = pass(cutMs);
  for (const person of [ann, ben]) await expect.poll(reconnecting(person)).toBe(bad);
  const { framesDecoded } = await ann.media();
  await lasted;
  expect((await ann.media()).framesDecoded).toBe(framesDecoded);

  await namespace.mend();
  for (const person of [ann, ben]) {
    await receives(person);
    await expect.poll(reconnecting(person)).toBe(good);
    const { state, participants, log } = await person.read((snapshot) => snapshot)();
    expect([state, participants.length]).toEqual(['Connected', 1]);
    expect(log.filter((line) => line.startsWith('state'))).toEqual(['state Connecting', 'state Connected']);
  }
});

test('a loss that lasts too long ends the call on both sides, with a reason, and leaves the way open for another', async ({
  arrive,
  bed,
}) => {
  const { ann, ben, groupId } = await meet(arrive);
  await ben.page.clock.install();

  await namespace.cut();
  const othersOfAnn = async () => {
    // The service finds out in real time that nobody is there, and then waits on its own clock.
    await bed.emulator.clock.advance(31_000);
    return ann.read(({ participants }) => participants.length)();
  };
  await expect.poll(othersOfAnn, { intervals: [3_000], timeout: 90_000 }).toBe(0);
  expect(await endReasonOf(bed, ben)).toEqual({ code: 0, subCode: 4521 });
  expect(await ann.read(({ state }) => state)()).toBe('Connected');

  // Without network there is nobody to tell: the client itself knows when it is too late.
  expect(await reconnecting(ben)()).toBe(bad);
  await ben.page.clock.fastForward(61_000);
  await expect.poll(ben.read(({ endReason, calls }) => [endReason, calls])).toEqual(['496/7', 0]);

  await namespace.mend();
  await expect
    .poll(
      ben.read(({ connection }) => connection),
      { timeout: 40_000 },
    )
    .toBe('Connected');

  await ben.order('join', groupId, { camera: true });
  for (const person of [ann, ben]) await receives(person);
});

/** Why somebody left a call, by the record of the service. */
async function endReasonOf({ emulator }: Bed, { rawId }: Person): Promise<object | undefined> {
  const calls = await createEmulatorControl(`http://localhost:${emulator.port}`).calls.list();
  return calls.flatMap(({ participants }) => participants).find((each) => each.rawId === rawId)?.endReason;
}
