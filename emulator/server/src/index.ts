export { startEmulator } from './emulator.ts';
export type { EmulatorOptions } from './config/emulator-options.ts';
export type { EmulatedOperation, RunningEmulator } from './running-emulator.ts';
export type { Seed } from './control/seed/seed-file.ts';
export type { LenientCheck } from './kernel/lenient-check.ts';
export type { FaultEffect, FaultRule } from './kernel/ports/fault-injector.ts';
export type { HookState, HookStatus } from './kernel/ports/hook-runner.ts';
export type { QuotaLimit, QuotaScope, QuotaSender } from './kernel/ports/quota-meter.ts';
export type { ControllableClock } from './kernel/ports/clock.ts';
