import { z } from 'zod';
import { ok } from '../../kernel/operation.ts';
import type { Journal } from '../../kernel/ports/journal.ts';
import type { ControlPorts } from '../control-ports.ts';
import { defineControlOperation } from '../define-control-operation.ts';
import { toHttpArchive } from '../http-archive.ts';
import { viewJournalEntry } from '../journal-view.ts';

const defaultLimit = 100;
const maximumLimit = 1000;

/** What is left out may be any. */
const query = z.object({
  limit: z.coerce.number().int().min(1).max(maximumLimit).default(defaultLimit),
  operation: z.string().min(1).max(200).optional(),
  status: z.coerce.number().int().min(0).max(599).optional(),
});

/** The latest requests of the data plane, newest first; with `status=501` what is not emulated yet. */
export const listRequests = defineControlOperation({
  id: 'Emulator_ListRequests',
  route: 'GET /_emulator/requests',
  request: { query },
  handle: ({ journal }: Pick<ControlPorts, 'journal'>, request) =>
    ok({ value: select(journal, request.query).map(viewJournalEntry) }),
});

/** The same as a file that the network panels of browsers open, oldest first. */
export const exportRequests = defineControlOperation({
  id: 'Emulator_ExportRequests',
  route: 'GET /_emulator/requests.har',
  request: { query: query.extend({ limit: query.shape.limit.default(maximumLimit) }) },
  handle: ({ journal }: Pick<ControlPorts, 'journal'>, request) => ({
    status: 200,
    headers: { 'content-disposition': 'attachment; filename="acs-emulator.har"' },
    body: toHttpArchive(select(journal, request.query).toReversed(), request.url.origin),
  }),
});

const select = (journal: Journal, { limit, operation, status }: z.output<typeof query>) =>
  journal
    .latest(maximumLimit)
    .filter(
      (entry) =>
        (operation === undefined || entry.operation === operation) &&
        (status === undefined || entry.status === status),
    )
    .slice(0, limit);
