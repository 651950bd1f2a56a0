import { toChatError } from './chat-error.ts';
import type { ChatEvent } from './chat-event.ts';
import type { RealtimeConnection } from './chat-gateway.ts';
import type { Connection } from './chat-state.ts';
import { backoffMs, delay } from './clock.ts';
import type { NetworkStatus } from './network-status.ts';
import type { SessionContext } from './session-context.ts';

/** How long the SDK may take to connect, or to reconnect on its own, before it is started anew. */
const GRACE_MS = 4000;
const CONNECT_TIMEOUT_MS = 20_000;
const LONGEST_PAUSE_MS = 10_000;
/** Timers above 2^31 ms fire at once. */
const LONGEST_TIMER_MS = 3_600_000;

export interface ConnectionObserver {
  onEvent(event: ChatEvent): void;
  /** After each time that events may have been missed. */
  onConnected(): void;
}

/**
 * Keeps one real-time connection open. The SDK reconnects too, but waits up to 50 seconds between attempts; so after a short
 * grace a new connection is made, which also proves whether the endpoint answers.
 */
export interface ConnectionSupervisor {
  start(): void;
  /** Tries at once. */
  hurry(): void;
  stop(): void;
}

export function createConnectionSupervisor(
  context: SessionContext,
  network: NetworkStatus,
  observer: ConnectionObserver,
): ConnectionSupervisor {
  const life = new AbortController();
  let wake = new AbortController();
  let current: RealtimeConnection | undefined;
  let isConnected = false;
  let wasConnected = false;

  const show = (connection: Connection) =>
    context.store.update((state) =>
      state.connection === connection || state.connection === 'signed-out' ? state : { ...state, connection },
    );
  const showBroken = () =>
    show(!network.isOnline() ? 'offline' : wasConnected ? 'reconnecting' : 'connecting');
  const pause = (delayMs: number) =>
    delay(context.clock, delayMs, AbortSignal.any([wake.signal, life.signal]));

  function poke(): void {
    wake.abort();
    wake = new AbortController();
  }

  const setConnected = (value: boolean) => {
    if (life.signal.aborted) return;
    const hasChanged = isConnected !== value;
    isConnected = value;
    if (value) {
      wasConnected = true;
      show('connected');
      observer.onConnected();
    } else {
      showBroken();
    }
    if (hasChanged) poke();
  };

  async function openOnce(): Promise<void> {
    const gateway = await context.gateway();
    const connection = await gateway.openRealtime({
      onEvent: (event) => !life.signal.aborted && observer.onEvent(event),
      onConnected: () => setConnected(true),
      onDisconnected: () => setConnected(false),
    });
    if (life.signal.aborted) connection.close();
    else current = connection;
  }

  async function waitFor(value: boolean, timeoutMs: number): Promise<void> {
    const deadline = context.clock.now() + timeoutMs;
    while (isConnected !== value && !life.signal.aborted) {
      const left = deadline - context.clock.now();
      if (left <= 0) return;
      await pause(Math.min(left, LONGEST_TIMER_MS));
    }
  }

  const closeCurrent = () => {
    current?.close();
    current = undefined;
  };

  async function run(): Promise<void> {
    for (let failures = 0; !life.signal.aborted;) {
      try {
        await openOnce();
        await waitFor(true, CONNECT_TIMEOUT_MS);
      } catch {
        // Shown as the connection's state; the next attempt follows.
      }
      while (isConnected && !life.signal.aborted) {
        failures = 0;
        await waitFor(false, Number.MAX_SAFE_INTEGER);
        await waitFor(true, GRACE_MS);
      }
      closeCurrent();
      if (life.signal.aborted) return;
      showBroken();
      await pause(backoffMs(failures, 500, LONGEST_PAUSE_MS));
      failures += 1;
    }
  }

  /** A broken network is noticed by the SDK only at its next ping, up to 45 seconds later. */
  async function verify(): Promise<void> {
    try {
      await (await context.gateway()).listThreads();
    } catch (thrown) {
      if (!isConnected || toChatError(thrown).category !== 'network') return;
      closeCurrent();
      setConnected(false);
    }
  }

  const stopWatching = network.subscribe(() => {
    if (isConnected) void verify();
    else showBroken();
    if (network.isOnline()) poke();
  });

  return {
    start: () => void run(),
    hurry: poke,
    stop() {
      life.abort();
      stopWatching();
      closeCurrent();
    },
  };
}
