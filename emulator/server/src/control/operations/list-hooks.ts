import { ok } from '../../kernel/operation.ts';
import type { ControlPorts } from '../control-ports.ts';
import { defineControlOperation } from '../define-control-operation.ts';

/** The hooks of this start in the order in which they run, and how each one has fared. */
export const listHooks = defineControlOperation({
  id: 'Emulator_ListHooks',
  route: 'GET /_emulator/hooks',
  request: {},
  handle: ({ hooks }: Pick<ControlPorts, 'hooks'>) => ok({ ended: hooks.ended, value: hooks.hooks }),
});
