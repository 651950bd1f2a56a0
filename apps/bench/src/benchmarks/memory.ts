import { setTimeout as pass } from 'node:timers/promises';
import { startBaseline } from '../baselines/start-baseline.ts';
import type { Benchmark } from '../benchmark.ts';
import { EmulatorProcess, StateDirectory } from '../emulator/emulator-process.ts';
import type { MeasuredProcess } from '../measured-process.ts';

/** Resident memory once it has answered a request and then done nothing for a while. */
async function idleMegabytes(server: MeasuredProcess, url: string, idleMs: number): Promise<number> {
  await (await fetch(url)).text();
  await pass(idleMs);
  return server.residentMegabytes() ?? NaN;
}

export const memory: Benchmark = {
  name: 'memory',
  summary: 'resident memory of an idle emulator',
  projects: ['emulator'],
  async run({ progress, quick }) {
    const idleMs = quick ? 500 : 3_000;
    using state = new StateDirectory();
    await using emulator = await EmulatorProcess.start(state);
    await using bare = await startBaseline('bare-http.js');
    progress('waiting');
    const [measured, baseline] = await Promise.all([
      idleMegabytes(emulator.process, `${emulator.plainEndpoint}/_emulator/health`, idleMs),
      idleMegabytes(bare.process, `http://127.0.0.1:${bare.port}`, idleMs),
    ]);
    return [
      {
        title: 'emulator memory when idle',
        measured: { value: measured, unit: 'MB' },
        bar: { atMost: 90 },
        baseline: { value: baseline, unit: 'MB', title: 'bare node:http' },
      },
    ];
  },
};
