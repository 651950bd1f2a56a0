import type { ControllableClock } from '../kernel/ports/clock.ts';
import type { EventLog } from '../kernel/ports/event-log.ts';
import type { ControllableFaultInjector } from '../kernel/ports/fault-injector.ts';
import type { HookRunner } from '../kernel/ports/hook-runner.ts';
import type { Journal } from '../kernel/ports/journal.ts';
import type { Metrics } from '../kernel/ports/metrics.ts';
import type { ControllableOperationGate } from '../kernel/ports/operation-gate.ts';
import type { ReadableQuotaMeter } from '../kernel/ports/quota-meter.ts';
import type { RelayUsage } from '../kernel/ports/relay-usage.ts';
import type { StoreSnapshot } from '../kernel/ports/store-administration.ts';
import type { TokenAuthority } from '../kernel/ports/token-authority.ts';

/** What the control API may do to the emulator as a whole. */
export interface EmulatorLifecycle {
  /** Whether every service has started. */
  readonly ready: boolean;
  /** Back to the seed, or to nothing. */
  reset(): Promise<void>;
  exportState(): Promise<StoreSnapshot>;
  /** @throws when the snapshot is not one. */
  importState(snapshot: StoreSnapshot): Promise<void>;
}

export interface ControlPorts {
  readonly lifecycle: EmulatorLifecycle;
  readonly clock: ControllableClock;
  readonly journal: Journal;
  readonly metrics: Metrics;
  readonly events: EventLog;
  readonly gate: ControllableOperationGate;
  readonly faults: ControllableFaultInjector;
  readonly hooks: HookRunner;
  /** Undefined when the emulator was started without quotas. */
  readonly quotas: ReadableQuotaMeter | undefined;
  readonly tokens: TokenAuthority;
  /** PEM. */
  readonly caCertificate: string;
  /** Undefined when the emulator does not know where the relay reports. */
  readonly relayUsage: RelayUsage | undefined;
}
