import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { MeasuredProcess } from '../measured-process.ts';
import type { LoadMessage, LoadPlan, LoadResult } from './load-plan.ts';

const generator = fileURLToPath(new URL('load-generator.ts', import.meta.url));

export interface Throughput {
  readonly requestsPerSecond: number;
  /** Of all threads of the server; undefined where the system does not tell. */
  readonly cpuMicrosecondsPerRequest: number | undefined;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Loads a server from another process; `server` tells of the time that it takes, or of several processes' together. @throws when an answer has another status than `expectedStatus` */
export async function runLoad(
  server: Pick<MeasuredProcess, 'cpuSeconds'>,
  plan: LoadPlan,
  expectedStatus: number,
): Promise<Throughput> {
  const child = fork(generator, [JSON.stringify(plan)]);
  let cpuBefore: number | undefined;
  const { result, cpuAfter } = await new Promise<{ result: LoadResult; cpuAfter: number | undefined }>(
    (resolve, reject) => {
      child.on('message', (message: LoadMessage) => {
        if (message.phase === 'measuring') cpuBefore = server.cpuSeconds();
        else resolve({ result: message.result, cpuAfter: server.cpuSeconds() });
      });
      child.once('close', () => reject(new Error('The load generator ended before it was done.')));
    },
  );
  const { [expectedStatus]: expected = 0, ...others } = result.answers;
  if (Object.keys(others).length > 0)
    throw new Error(`Expected ${expectedStatus} only, but got ${JSON.stringify(result.answers)}.`);
  const cpuSeconds = cpuBefore === undefined || cpuAfter === undefined ? undefined : cpuAfter - cpuBefore;
  return {
    requestsPerSecond: expected / result.seconds,
    cpuMicrosecondsPerRequest: cpuSeconds === undefined ? undefined : (cpuSeconds / expected) * 1e6,
    p50Ms: result.p50Ms,
    p99Ms: result.p99Ms,
  };
}
