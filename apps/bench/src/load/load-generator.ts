/** A child process that loads a server and reports to its parent; see run-load.ts. */
import { setTimeout as pass } from 'node:timers/promises';
import { percentile } from '../statistics.ts';
import { HttpConnection } from './http-connection.ts';
import type { LoadMessage, LoadPlan } from './load-plan.ts';

const plan = JSON.parse(process.argv[2] ?? '') as LoadPlan;
const report = (message: LoadMessage) => process.send?.(message);

const times: number[] = [];
const answers: Record<string, number> = {};
let isMeasuring = false;

let isEnding = false;

const { requestsPerSecond = Infinity } = plan;
/** Milliseconds from a connection's request to its next; 0: as soon as it has its answer. */
const interval = (1000 * plan.connections) / requestsPerSecond;

async function keepSending(_: unknown, index: number): Promise<void> {
  const connection = new HttpConnection(plan.port);
  const request = Buffer.from(plan.request);
  let dueAt = performance.now() + (index / plan.connections) * interval;
  while (!isEnding) {
    if (interval > 0) await pass(Math.max(0, dueAt - performance.now()));
    dueAt += interval;
    const sentAt = performance.now();
    const { status } = await connection.send(request);
    if (!isMeasuring) continue;
    times.push(performance.now() - sentAt);
    answers[status] = (answers[status] ?? 0) + 1;
  }
  connection.close();
}

const senders = Array.from({ length: plan.connections }, keepSending);
await pass(plan.warmUpSeconds * 1000);
isMeasuring = true;
const began = performance.now();
report({ phase: 'measuring' });
await pass(plan.seconds * 1000);
isMeasuring = false;
const seconds = (performance.now() - began) / 1000;
isEnding = true;
await Promise.all(senders);
report({
  phase: 'done',
  result: { seconds, answers, p50Ms: percentile(times, 0.5), p99Ms: percentile(times, 0.99) },
});
process.disconnect?.();
