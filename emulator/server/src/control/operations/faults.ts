import { z } from 'zod';
import { notFound } from '../../kernel/acs-error.ts';
import { created, noContent, ok } from '../../kernel/operation.ts';
import type { ControlPorts } from '../control-ports.ts';
import { defineControlOperation } from '../define-control-operation.ts';
import { faultRule } from '../faults/fault-rule.ts';

type FaultPorts = Pick<ControlPorts, 'faults'>;

const params = z.object({ id: z.string() });
const noSuchRule = (id: string) =>
  notFound(`There is no fault rule "${id.slice(0, 100)}". GET /_emulator/faults lists them.`);

export const listFaultRules = defineControlOperation({
  id: 'Emulator_ListFaultRules',
  route: 'GET /_emulator/faults',
  request: {},
  handle: ({ faults }: FaultPorts) => ok({ value: faults.rules }),
});

export const getFaultRule = defineControlOperation({
  id: 'Emulator_GetFaultRule',
  route: 'GET /_emulator/faults/{id}',
  request: { params },
  handle({ faults }: FaultPorts, { params: { id } }) {
    const rule = faults.rules.find((each) => each.id === id);
    if (rule === undefined) throw noSuchRule(id);
    return ok(rule);
  },
});

/** A rule with the id of another one replaces it, and counts from 0 again. */
export const addFaultRule = defineControlOperation({
  id: 'Emulator_AddFaultRule',
  route: 'POST /_emulator/faults',
  request: { body: faultRule },
  handle: ({ faults }: FaultPorts, { body }) => created(faults.add(body)),
});

export const removeFaultRule = defineControlOperation({
  id: 'Emulator_RemoveFaultRule',
  route: 'DELETE /_emulator/faults/{id}',
  request: { params },
  handle({ faults }: FaultPorts, { params: { id } }) {
    if (!faults.remove(id)) throw noSuchRule(id);
    return noContent();
  },
});

/** Also those that the emulator was started with; a reset brings them back. */
export const clearFaultRules = defineControlOperation({
  id: 'Emulator_ClearFaultRules',
  route: 'DELETE /_emulator/faults',
  request: {},
  handle({ faults }: FaultPorts) {
    faults.clear();
    return noContent();
  },
});
