export { startEmulator } from './emulator.ts';
export type { EmulatorOptions } from './config/emulator-options.ts';
