import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const lookEveryMs = 1_000;
/** Share of the time that the event loop had something to do. */
const idleBelow = 0.05;
/** A larger heap is no longer what starting left, and takes too long to collect while somebody may ask. */
const largestHeapBytes = 64 * 1024 * 1024;

/**
 * Returns to the system what starting took and no longer needs, a tenth of the resident memory, once the process has been
 * idle for a second: V8 collects while it allocates, so an idle process would keep it for ever. Takes about 70 ms.
 */
export function giveMemoryBackWhenIdle(): void {
  let before = performance.eventLoopUtilization();
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    if (utilization > idleBelow) return;
    clearInterval(timer);
    if (process.memoryUsage().heapUsed < largestHeapBytes) collectGarbage();
  }, lookEveryMs);
  timer.unref();
}

type Collect = (options: { readonly type: 'major'; readonly flavor: 'last-resort' }) => void;

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as Collect;
  collect({ type: 'major', flavor: 'last-resort' });
}
