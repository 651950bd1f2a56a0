import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Benchmark } from '../benchmark.ts';
import { StateDirectory } from '../emulator/emulator-process.ts';
import { median } from '../statistics.ts';

const run = promisify(execFile);
const entry = fileURLToPath(new URL('../../../../emulator/server/dist/main.js', import.meta.url));

/** A command that does nothing, so that every millisecond is that of starting it. */
const command = [process.execPath, '--eval', ''];

/** From before the process exists until it has ended. */
async function time(args: readonly string[]): Promise<number> {
  const began = performance.now();
  await run(args[0]!, args.slice(1));
  return performance.now() - began;
}

export const exec: Benchmark = {
  name: 'exec',
  summary: 'what exec adds to the time of the command that it runs',
  projects: ['emulator'],
  async run({ progress, quick }) {
    using state = new StateDirectory();
    const emulated = [process.execPath, entry, 'exec', `--state-dir=${state.path}`, '--', ...command];
    const [alone, within, added]: [number[], number[], number[]] = [[], [], []];
    // The first one makes the certificates and compiles without a cache.
    await time(emulated);
    for (let round = 0; round < (quick ? 3 : 15); round++) {
      progress(`round ${round + 1}`);
      const [one, other] = [await time(command), await time(emulated)];
      alone.push(one);
      within.push(other);
      added.push(other - one);
    }
    const baseline = { value: median(alone), unit: 'ms' as const, title: 'the command alone' };
    return [
      {
        title: 'exec, added to the time of its command, median',
        measured: { value: median(added), unit: 'ms' },
        bar: { atMost: 500 },
        baseline: { ...baseline, title: 'bare node, start to end' },
        note: `slowest ${Math.max(...added).toFixed(0)} ms of ${added.length}`,
      },
      {
        title: '– the command under exec, median',
        measured: { value: median(within), unit: 'ms' },
        baseline,
      },
    ];
  },
};
