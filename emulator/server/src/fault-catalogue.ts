import { isControlTarget } from './gateway/route-table.ts';
import { faultableWorks, type FaultableOperation } from './kernel/ports/fault-injector.ts';
import type { EmulatedService } from './kernel/service.ts';

/** Everything that fault rules can harm: what clients ask for, and what the emulator does without being asked. */
export function faultCatalogue(services: readonly EmulatedService[]): readonly FaultableOperation[] {
  const ofClients = services.flatMap(({ name: service, operations, sockets = [] }) => [
    ...operations
      .filter(({ route }) => !isControlTarget(route.split(' ', 2)[1]!))
      .map(({ id }) => ({ kind: 'request' as const, operation: id, service })),
    ...sockets.flatMap(({ operation }) =>
      operation === undefined ? [] : [{ kind: 'socket' as const, operation, service }],
    ),
  ]);
  return [...ofClients, ...Object.values(faultableWorks)];
}
