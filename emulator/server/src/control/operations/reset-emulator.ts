import { noContent } from '../../kernel/operation.ts';
import type { ControlPorts } from '../control-ports.ts';
import { defineControlOperation } from '../define-control-operation.ts';

/** Forgets everything, runs on wall-clock time again and loads the seed. */
export const resetEmulator = defineControlOperation({
  id: 'Emulator_Reset',
  route: 'POST /_emulator/reset',
  request: {},
  async handle({ lifecycle }: Pick<ControlPorts, 'lifecycle'>) {
    await lifecycle.reset();
    return noContent();
  },
});
