import type { ZodType } from 'zod';
import { defineOperation } from '../kernel/operation.ts';

type Schema = ZodType | undefined;

type ControlDefinition<Ports, P extends Schema, Q extends Schema, B extends Schema> = Omit<
  Parameters<typeof defineOperation<Ports, P, Q, undefined, B>>[0],
  'auth' | 'requiresApiVersion'
>;

/**
 * An operation of the control API. It takes neither credentials nor an `api-version`: where the request comes from
 * decides, see `stages/guard-control-api.ts`.
 */
export function defineControlOperation<
  Ports,
  P extends Schema = undefined,
  Q extends Schema = undefined,
  B extends Schema = undefined,
>(definition: ControlDefinition<Ports, P, Q, B>) {
  return defineOperation<Ports, P, Q, undefined, B>({
    ...definition,
    auth: ['none'],
    requiresApiVersion: false,
  });
}
