import { randomUUID } from 'node:crypto';
import { chromiumFlags, findChromium } from '@switchboard/dev-env';
import { type Browser, chromium } from 'playwright-core';
import type { Benchmark, Figure } from '../benchmark.ts';
import { ChatPopulation } from '../emulator/chat-population.ts';
import { EmulatorProcess, StateDirectory } from '../emulator/emulator-process.ts';
import { BrowserPerson } from '../first-frame/browser-person.ts';
import { PageServer } from '../first-frame/page-server.ts';
import { RelayProcess } from '../first-frame/relay-process.ts';
import { median, percentile } from '../statistics.ts';

interface Durations {
  readonly accept: number[];
  readonly join: number[];
  readonly bare: number[];
}

export const firstFrame: Benchmark = {
  name: 'first-frame',
  summary: 'click → first remote picture of a call through the relay, in Chromium',
  projects: ['emulator'],
  async run({ progress, quick }) {
    using state = new StateDirectory();
    await using relay = await RelayProcess.start(state.path);
    await using emulator = await EmulatorProcess.start(state, ...relay.flags);
    using population = new ChatPopulation(emulator);
    using pages = await PageServer.start();
    const browser = await launch();
    try {
      const users = await population.createUsers(2, ['voip']);
      const [ann, ben] = (await Promise.all(
        users.map((user) => BrowserPerson.arrive(browser, pages.origin, user, emulator.plainEndpoint)),
      )) as [BrowserPerson, BrowserPerson];
      const durations = await measure({ ann, ben, relay, rounds: quick ? 3 : 30, progress });
      return figuresOf(durations);
    } finally {
      await browser.close();
    }
  },
};

function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error('There is no Chromium. Install it, or name one in CHROMIUM_PATH.');
  const args = [...chromiumFlags, '--autoplay-policy=no-user-gesture-required'];
  return chromium.launch({ executablePath, args });
}

interface Scene {
  readonly ann: BrowserPerson;
  readonly ben: BrowserPerson;
  readonly relay: RelayProcess;
  readonly rounds: number;
  progress(text: string): void;
}

/** One after the other, so that whatever else the machine does meets all three alike. */
async function measure({ ann, ben, relay, rounds, progress }: Scene): Promise<Durations> {
  const durations: Durations = { accept: [], join: [], bare: [] };
  // The first one of each opens what all later ones find open, and does not count.
  for (let round = 0; round <= rounds; round++) {
    if (round % 10 === 1) progress(`round ${round} of ${rounds}`);
    const results = {
      bare: await ben.click({ kind: 'bare', iceServers: [relay.issue('bench')] }),
      accept: await acceptCall(ann, ben),
      join: await joinGroup(ann, ben),
    };
    if (round === 0) continue;
    for (const kind of ['bare', 'accept', 'join'] as const) durations[kind].push(results[kind]);
  }
  return durations;
}

async function acceptCall(ann: BrowserPerson, ben: BrowserPerson): Promise<number> {
  await ann.ask('start', ben.rawId);
  await ben.ask('ringing');
  const duration = await ben.click({ kind: 'accept' });
  await ben.ask('leave');
  await ann.ask('leave');
  return duration;
}

async function joinGroup(ann: BrowserPerson, ben: BrowserPerson): Promise<number> {
  const groupId = randomUUID();
  await ann.ask('join', groupId);
  await ann.ask('connected');
  const duration = await ben.click({ kind: 'join', groupId });
  await ben.ask('leave');
  await ann.ask('leave');
  return duration;
}

function figuresOf({ accept, join, bare }: Durations): Figure[] {
  const baseline = { value: median(bare), unit: 'ms', title: 'two bare connections of one page' } as const;
  const spread = (values: readonly number[]) =>
    `p95 ${percentile(values, 0.95).toFixed(0)} ms, slowest ${Math.max(...values).toFixed(0)} ms, of ${values.length}`;
  const figure = (title: string, values: readonly number[]): Figure => ({
    title: `${title}, relay only: click → first picture, p50`,
    measured: { value: median(values), unit: 'ms' },
    bar: { atMost: 1000 },
    baseline,
    note: `${spread(values)}; baseline ${spread(bare)}`,
  });
  return [figure('accept a call', accept), figure('join a group call', join)];
}
