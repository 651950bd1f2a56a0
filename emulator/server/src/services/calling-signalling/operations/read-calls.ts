import { z } from 'zod';
import { notFound } from '../../../kernel/acs-error.ts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import type { CallingPorts } from '../calling-ports.ts';

const controlAccess = { auth: ['none'], requiresApiVersion: false } as const;

/** The calls that there were, newest first; with `active=true` only those that go on. */
export const listCalls = defineOperation({
  id: 'Emulator_ListCalls',
  route: 'GET /_emulator/calls',
  ...controlAccess,
  request: {
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(1000).default(100),
      active: z.enum(['true', 'false']).optional(),
    }),
  },
  async handle({ records }: CallingPorts, { query: { limit, active } }) {
    if (active === 'true') return ok({ value: (await records.listActive()).slice(0, limit) });
    return ok({ value: await records.list(limit) });
  },
});

export const getCall = defineOperation({
  id: 'Emulator_GetCall',
  route: 'GET /_emulator/calls/{id}',
  ...controlAccess,
  request: { params: z.object({ id: z.string().min(1).max(128) }) },
  async handle({ records }: CallingPorts, { params: { id } }) {
    const record = await records.find(id);
    if (!record) throw notFound(`There is no call "${id}". GET /_emulator/calls lists them.`);
    return ok(record);
  },
});
