/** A child process that loads a server and reports to its parent; see run-load.ts. */
import { setTimeout as pass } from 'node:timers/promises';
import { percentile } from '../statistics.ts';
import { KeepAliveConnection } from './keep-alive-connection.ts';
import type { LoadMessage, LoadPlan } from './load-plan.ts';

const plan = JSON.parse(process.argv[2] ?? '') as LoadPlan;
const report = (message: LoadMessage) => process.send?.(message);

const times: number[] = [];
const answers: Record<string, number> = {};
let isMeasuring = false;

const connections = Array.from(
  { length: plan.connections },
  () =>
    new KeepAliveConnection(plan.port, Buffer.from(plan.request), {
      onAnswer(status, milliseconds) {
        if (!isMeasuring) return;
        times.push(milliseconds);
        answers[status] = (answers[status] ?? 0) + 1;
      },
      onError(error) {
        throw error;
      },
    }),
);

await pass(plan.warmUpSeconds * 1000);
isMeasuring = true;
const began = performance.now();
report({ phase: 'measuring' });
await pass(plan.seconds * 1000);
isMeasuring = false;
const seconds = (performance.now() - began) / 1000;
for (const connection of connections) connection.stop();
report({
  phase: 'done',
  result: { seconds, answers, p50Ms: percentile(times, 0.5), p99Ms: percentile(times, 0.99) },
});
process.disconnect?.();
