import { ok } from '../../kernel/operation.ts';
import type { ControlPorts } from '../control-ports.ts';
import { defineControlOperation } from '../define-control-operation.ts';

export const getHealth = defineControlOperation({
  id: 'Emulator_GetHealth',
  route: 'GET /_emulator/health',
  request: {},
  handle: ({ lifecycle }: Pick<ControlPorts, 'lifecycle'>) =>
    lifecycle.ready ? ok({ status: 'ready' }) : { status: 503, body: { status: 'starting' } },
});
