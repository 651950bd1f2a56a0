import { CommunicationIdentityClient } from '@azure/communication-identity';
import { readFileSync } from 'node:fs';
import { startBaseline } from '../baselines/start-baseline.ts';
import type { Benchmark } from '../benchmark.ts';
import { EmulatorProcess, StateDirectory } from '../emulator/emulator-process.ts';
import { median } from '../statistics.ts';

/** Milliseconds from before the process exists to the answer of its first request. */
async function timeEmulator(state: StateDirectory): Promise<number> {
  const began = performance.now();
  await using emulator = await EmulatorProcess.start(state);
  const client = new CommunicationIdentityClient(emulator.connectionString, {
    tlsOptions: { ca: readFileSync(emulator.certificateFile) },
  });
  await client.createUser();
  return performance.now() - began;
}

async function timeBareServer(): Promise<number> {
  const began = performance.now();
  await using server = await startBaseline('bare-http.js');
  await (await fetch(`http://127.0.0.1:${server.port}`)).text();
  return performance.now() - began;
}

export const start: Benchmark = {
  name: 'start',
  summary: 'from starting the emulator process to the first createUser of the SDK',
  projects: ['emulator'],
  async run({ progress, quick }) {
    const [times, firstTimes, bareTimes]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < (quick ? 2 : 5); round++) {
      progress(`first start ever, ${round + 1}`);
      using state = new StateDirectory();
      firstTimes.push(await timeEmulator(state));
      for (let again = 0; again < 5; again++) {
        progress(`start ${times.length + 1}`);
        bareTimes.push(await timeBareServer());
        times.push(await timeEmulator(state));
      }
    }
    const baseline = { value: median(bareTimes), unit: 'ms' as const, title: 'bare node:http' };
    return [
      {
        title: 'emulator start → first createUser, median',
        measured: { value: median(times), unit: 'ms' },
        bar: { atMost: 350 },
        baseline,
        note: `of ${times.length} starts`,
      },
      {
        title: '– slowest',
        measured: { value: Math.max(...times, ...firstTimes), unit: 'ms' },
        bar: { atMost: 1000 },
        baseline: { ...baseline, value: Math.max(...bareTimes) },
        note: 'first starts ever included',
      },
      {
        title: '– first start ever, which makes the certificates, median',
        measured: { value: median(firstTimes), unit: 'ms' },
      },
    ];
  },
};
