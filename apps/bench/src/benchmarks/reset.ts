import type { Benchmark } from '../benchmark.ts';
import type { EmulatorProcess } from '../emulator/emulator-process.ts';
import { onEachStorage } from '../emulator/on-each-storage.ts';
import { median } from '../statistics.ts';

const documentCount = 100_000;

/** A state of messages in a hundred partitions, in the form of `PUT /_emulator/state`. */
function largeState(): string {
  const documents = Array.from({ length: documentCount }, (_, index) => ({
    key: { collection: 'bench/messages', partition: `thread-${index % 100}`, id: `message-${index}` },
    body: { content: `message ${index}`, senderDisplayName: 'Ann', createdOn: '2026-01-01T00:00:00.000Z' },
    etag: index.toString(16),
    sequence: index + 1,
  }));
  return JSON.stringify({ version: 1, documents });
}

async function call(emulator: EmulatorProcess, method: string, path: string, body?: string): Promise<number> {
  const began = performance.now();
  const response = await fetch(`${emulator.plainEndpoint}/_emulator/${path}`, {
    method,
    ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
  });
  const answer = await response.text();
  const milliseconds = performance.now() - began;
  if (!response.ok)
    throw new Error(`${method} /_emulator/${path} answered ${response.status}: ${answer.slice(0, 500)}`);
  return milliseconds;
}

/** The whole request, as a test suite sees it between two tests. */
async function timeReset(emulator: EmulatorProcess, state: string, rounds: number) {
  const [full, empty]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    await call(emulator, 'PUT', 'state', state);
    full.push(await call(emulator, 'POST', 'reset'));
    empty.push(await call(emulator, 'POST', 'reset'));
  }
  return { full, empty };
}

export const reset: Benchmark = {
  name: 'reset',
  summary: `reset of ${documentCount} documents through the control API`,
  projects: ['emulator'],
  run(context) {
    const state = largeState();
    return onEachStorage(context, async (emulator, storage) => {
      const { full, empty } = await timeReset(emulator, state, context.quick ? 2 : 9);
      return {
        title: `reset of 100,000 documents, ${storage}`,
        measured: { value: median(full), unit: 'ms' },
        bar: { atMost: 50 },
        baseline: { value: median(empty), unit: 'ms', title: 'reset of none' },
        note: `slowest ${Math.max(...full).toFixed(1)} ms of ${full.length}`,
      };
    });
  },
};
