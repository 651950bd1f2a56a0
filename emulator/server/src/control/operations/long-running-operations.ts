import { z } from 'zod';
import { badRequest } from '../../kernel/acs-error.ts';
import { ok } from '../../kernel/operation.ts';
import type { ControlPorts } from '../control-ports.ts';
import { defineControlOperation } from '../define-control-operation.ts';
import { parseIsoDuration } from '../iso-duration.ts';

type GatePorts = Pick<ControlPorts, 'gate'>;

const rule = z.object({
  operationType: z.string().min(1).max(100).optional(),
  step: z.enum(['running', 'finished']).optional(),
});

const view = ({ rules, waiting }: GatePorts['gate']) => ({ holds: rules, waiting });

export const getOperationHolds = defineControlOperation({
  id: 'Emulator_GetOperationHolds',
  route: 'GET /_emulator/operations',
  request: {},
  handle: ({ gate }: GatePorts) => ok(view(gate)),
});

export const holdOperations = defineControlOperation({
  id: 'Emulator_HoldOperations',
  route: 'POST /_emulator/operations/hold',
  request: { body: rule.extend({ duration: z.string().max(100).optional() }).default({}) },
  handle({ gate }: GatePorts, { body: { duration, step = 'finished', operationType } }) {
    const durationMs = duration === undefined ? undefined : parseIsoDuration(duration);
    if (duration !== undefined && durationMs === undefined) {
      throw badRequest(`"${duration}" is not an ISO 8601 duration. Give one like PT30S.`, {
        target: 'duration',
      });
    }
    gate.hold({ step, ...(operationType !== undefined && { operationType }) }, durationMs);
    return ok(view(gate));
  },
});

/** Answers when what waited has gone on, so that the next poll sees it. */
export const releaseOperations = defineControlOperation({
  id: 'Emulator_ReleaseOperations',
  route: 'POST /_emulator/operations/release',
  request: { body: rule.default({}) },
  async handle({ gate }: GatePorts, { body }) {
    const released = await gate.release(body);
    return ok({ released, ...view(gate) });
  },
});
