import { z } from 'zod';
import { badRequest } from '../../kernel/acs-error.ts';
import { noContent, ok } from '../../kernel/operation.ts';
import type { ControlPorts } from '../control-ports.ts';
import { defineControlOperation } from '../define-control-operation.ts';
import { parseIsoDuration } from '../iso-duration.ts';

const defaultTimeoutMs = 30_000;
const maximumTimeoutMs = 600_000;
const wherePrefix = 'data.';

/** Unknown parameters are refused below, save those that filter on the event's data. */
const waitQuery = z.looseObject({
  type: z.string().min(1).default('*'),
  timeout: z.string().optional(),
  after: z.union([z.literal('now'), z.coerce.number().int().min(0)]).default(0),
});

/**
 * The first event of a type since the start or the latest reset, or since the sequence `after`; waits while there is
 * none. A test that waits after it acted therefore never misses what it caused; one that expects several events passes
 * the `sequence` of the one before. 204 when the time is up.
 */
export const waitForEvent = defineControlOperation({
  id: 'Emulator_WaitForEvent',
  route: 'GET /_emulator/events/wait',
  request: { query: waitQuery },
  async handle({ events }: Pick<ControlPorts, 'events'>, { query }) {
    const { type, timeout, after, ...rest } = query;
    const criteria = { type, after: after === 'now' ? events.latest : after, where: readWhere(rest) };
    const found = await events.wait(criteria, AbortSignal.timeout(readTimeout(timeout)));
    if (found === undefined) return noContent();
    const { sequence, time, event } = found;
    return ok({ sequence, time: time.toISOString(), type: event.type, data: event.data });
  },
});

function readTimeout(text: string | undefined): number {
  if (text === undefined) return defaultTimeoutMs;
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : parseIsoDuration(text);
  if (ms !== undefined && ms <= maximumTimeoutMs) return Math.round(ms);
  throw badRequest(
    `"${text.slice(0, 100)}" is not a timeout. Use seconds or an ISO 8601 duration of up to ${maximumTimeoutMs / 60_000} minutes, for example 10 or PT10S.`,
    { target: 'timeout' },
  );
}

function readWhere(rest: Readonly<Record<string, unknown>>): Map<string, string> {
  return new Map(
    Object.entries(rest).map(([name, value]) => {
      if (name.startsWith(wherePrefix) && typeof value === 'string')
        return [name.slice(wherePrefix.length), value];
      throw badRequest(
        `The parameter "${name.slice(0, 100)}" is not known. There are type, timeout, after and data.<field>.`,
        { target: name.slice(0, 100) },
      );
    }),
  );
}
