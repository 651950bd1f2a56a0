import type { ZodType } from 'zod';
import { defineOperation } from '../kernel/operation.ts';

type ControlDefinition<Ports, Q extends ZodType | undefined, B extends ZodType | undefined> = Omit<
  Parameters<typeof defineOperation<Ports, undefined, Q, undefined, B>>[0],
  'auth' | 'requiresApiVersion'
>;

/**
 * An operation of the control API. It takes neither credentials nor an `api-version`: where the request comes from
 * decides, see `stages/guard-control-api.ts`.
 */
export function defineControlOperation<
  Ports,
  Q extends ZodType | undefined = undefined,
  B extends ZodType | undefined = undefined,
>(definition: ControlDefinition<Ports, Q, B>) {
  return defineOperation<Ports, undefined, Q, undefined, B>({
    ...definition,
    auth: ['none'],
    requiresApiVersion: false,
  });
}
