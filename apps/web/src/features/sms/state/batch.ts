/**
 * Gathers keys and hands them on together, each once, when `waitMs` have passed; never again before the last batch is done.
 * Returns `add` and `stop`.
 */
export function createBatch(waitMs: number, handle: (keys: readonly string[]) => Promise<void>) {
  const gathered = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isBusy = false;

  const flush = async () => {
    timer = undefined;
    const keys = [...gathered];
    gathered.clear();
    isBusy = true;
    await handle(keys);
    isBusy = false;
    schedule();
  };
  const schedule = () => {
    if (gathered.size > 0 && timer === undefined && !isBusy) timer = setTimeout(() => void flush(), waitMs);
  };
  return {
    add(key: string) {
      gathered.add(key);
      schedule();
    },
    stop() {
      gathered.clear();
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
