import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchmarkContext, Figure } from '../benchmark.ts';
import { EmulatorProcess, StateDirectory } from './emulator-process.ts';

/** One figure of an emulator that keeps everything in memory, and one of another that keeps it on disk. */
export async function onEachStorage(
  { progress }: BenchmarkContext,
  measure: (emulator: EmulatorProcess, storage: string) => Promise<Figure>,
): Promise<Figure[]> {
  const data = mkdtempSync(join(tmpdir(), 'switchboard-bench-data-'));
  const figures: Figure[] = [];
  try {
    for (const [storage, flags] of [
      ['in memory', []],
      ['on disk', [`--data=${data}`]],
    ] as const) {
      progress(storage);
      using directory = new StateDirectory();
      await using emulator = await EmulatorProcess.start(directory, ...flags);
      figures.push(await measure(emulator, storage));
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
  return figures;
}
