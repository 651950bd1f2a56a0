import { ok } from '../../kernel/operation.ts';
import type { ControlPorts } from '../control-ports.ts';
import { defineControlOperation } from '../define-control-operation.ts';

/** What was used of each quota, and whether those who were refused have waited. */
export const listQuotas = defineControlOperation({
  id: 'Emulator_ListQuotas',
  route: 'GET /_emulator/quotas',
  request: {},
  handle: ({ quotas }: Pick<ControlPorts, 'quotas'>) =>
    ok({ enforced: quotas !== undefined, value: quotas?.usage ?? [] }),
});
