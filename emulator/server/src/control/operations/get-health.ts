import { ok } from '../../kernel/operation.ts';
import type { ControlPorts } from '../control-ports.ts';
import { defineControlOperation } from '../define-control-operation.ts';

/** Ready once every service has started and every hook has ended. One that failed is named and keeps nobody waiting. */
export const getHealth = defineControlOperation({
  id: 'Emulator_GetHealth',
  route: 'GET /_emulator/health',
  request: {},
  handle({ lifecycle, hooks }: Pick<ControlPorts, 'hooks' | 'lifecycle'>) {
    if (!lifecycle.ready) return { status: 503, body: { status: 'starting' } };
    if (!hooks.ended) return { status: 503, body: { status: 'runningHooks' } };
    const failedHooks = hooks.hooks.filter(({ state }) => state === 'error').map(({ name }) => name);
    return ok({ status: 'ready', ...(failedHooks.length > 0 && { failedHooks }) });
  },
});
