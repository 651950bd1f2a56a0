import type { Platform } from '@switchboard/dev-env';
import { createEmulatorControl } from '@switchboard/emulator-control';

/** The control API of a platform's emulator, over the side that needs no trust in its certificate. */
export const controlOf = ({ endpoints }: Platform) =>
  createEmulatorControl(endpoints.emulator.replace('https:', 'http:'));
