export { startEmulator } from './emulator.ts';
export type { EmulatorOptions } from './config/emulator-options.ts';
export type { RunningEmulator } from './running-emulator.ts';
export type { Seed } from './control/seed/seed.ts';
export type { ControllableClock } from './kernel/ports/clock.ts';
