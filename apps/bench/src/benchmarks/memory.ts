import { setTimeout as pass } from 'node:timers/promises';
import { startBaseline } from '../baselines/start-baseline.ts';
import type { Benchmark } from '../benchmark.ts';
import { EmulatorProcess, StateDirectory } from '../emulator/emulator-process.ts';
import type { MeasuredProcess } from '../measured-process.ts';
import { median } from '../statistics.ts';

/** Resident memory once it has answered a request and then done nothing for a while. */
async function idleMegabytes(server: MeasuredProcess, url: string, idleMs: number): Promise<number> {
  await (await fetch(url)).text();
  await pass(idleMs);
  return server.residentMegabytes() ?? NaN;
}

async function measureEmulator(state: StateDirectory, idleMs: number): Promise<number> {
  await using emulator = await EmulatorProcess.start(state);
  return await idleMegabytes(emulator.process, `${emulator.plainEndpoint}/_emulator/health`, idleMs);
}

async function measureBareServer(idleMs: number): Promise<number> {
  await using bare = await startBaseline('bare-http.js');
  return await idleMegabytes(bare.process, `http://127.0.0.1:${bare.port}`, idleMs);
}

export const memory: Benchmark = {
  name: 'memory',
  summary: 'resident memory of an idle emulator',
  projects: ['emulator'],
  async run({ progress, quick }) {
    const idleMs = quick ? 500 : 3_000;
    using state = new StateDirectory();
    progress('first start');
    await measureEmulator(state, 0);
    const [measured, baseline]: [number[], number[]] = [[], []];
    for (let round = 0; round < (quick ? 1 : 3); round++) {
      progress(`start ${round + 1}`);
      measured.push(await measureEmulator(state, idleMs));
      baseline.push(await measureBareServer(idleMs));
    }
    return [
      {
        title: 'emulator memory when idle',
        measured: { value: median(measured), unit: 'MB' },
        bar: { atMost: 90 },
        baseline: { value: median(baseline), unit: 'MB', title: 'bare node:http' },
        note: `of ${measured.length} processes`,
      },
    ];
  },
};
