import type { EmulatedService } from '../kernel/service.ts';
import type { StoreAdministration } from '../kernel/ports/store-administration.ts';
import type { EmulatorLifecycle } from './control-ports.ts';

interface Resettable {
  reset(): void;
}

export interface LifecycleParts {
  readonly store: StoreAdministration;
  readonly services: readonly EmulatedService[];
  /** What else forgets its state in a reset, before the seed is loaded. */
  readonly sources: readonly Resettable[];
  /** What forgets its state after the seed is loaded, so that the seed leaves no trace in it. */
  readonly logs: readonly Resettable[];
  /** Fills an empty store. */
  seed(): Promise<void>;
}

export interface RunnableLifecycle extends EmulatorLifecycle {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts, resets and stops the services as one; one change after the other, however many ask at once. */
export function createLifecycle(parts: LifecycleParts): RunnableLifecycle {
  let ready = false;
  let latest: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = latest.then(work);
    latest = result.catch(() => undefined);
    return result;
  }

  async function seed() {
    await parts.seed();
    for (const log of parts.logs) log.reset();
  }

  async function startServices() {
    for (const service of parts.services) await service.start?.();
    ready = true;
  }

  async function stopServices() {
    ready = false;
    for (const service of parts.services) await service.stop?.();
  }

  const restart = (change: () => Promise<void>) =>
    inTurn(async () => {
      await stopServices();
      try {
        await change();
      } finally {
        await startServices();
      }
    });

  return {
    get ready() {
      return ready;
    },
    start: () =>
      inTurn(async () => {
        await seed();
        await startServices();
      }),
    stop: () =>
      inTurn(async () => {
        await stopServices();
        for (const log of parts.logs) log.reset();
      }),
    reset: () =>
      restart(async () => {
        await parts.store.reset();
        for (const source of parts.sources) source.reset();
        await seed();
      }),
    exportState: () => parts.store.snapshot(),
    importState: (snapshot) => restart(() => parts.store.restore(snapshot)),
  };
}
