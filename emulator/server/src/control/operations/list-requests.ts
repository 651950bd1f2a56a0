import { z } from 'zod';
import { ok } from '../../kernel/operation.ts';
import type { ControlPorts } from '../control-ports.ts';
import { defineControlOperation } from '../define-control-operation.ts';
import { viewJournalEntry } from '../journal-view.ts';

const defaultLimit = 100;

/** The latest requests of the data plane, newest first. */
export const listRequests = defineControlOperation({
  id: 'Emulator_ListRequests',
  route: 'GET /_emulator/requests',
  request: { query: z.object({ limit: z.coerce.number().int().min(1).max(1000).default(defaultLimit) }) },
  handle: ({ journal }: Pick<ControlPorts, 'journal'>, { query }) =>
    ok({ value: journal.latest(query.limit).map(viewJournalEntry) }),
});
