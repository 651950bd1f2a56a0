import { badRequest } from '../../kernel/acs-error.ts';
import type { FaultableOperation, FaultEffect, FaultKind } from '../../kernel/ports/fault-injector.ts';
import { requireOperations } from '../operation-patterns.ts';

/** What clients ask for, which is what is meant when a rule names nothing. */
const ofClients: readonly FaultKind[] = ['request', 'socket'];
const listedKinds = 5;

/** What each effect can be done to; latency, statuses and lost connections to everything with an answer. */
const kindsOf = ({ truncateBody, closeCode, denyRelay }: FaultEffect): readonly FaultKind[] => {
  if (truncateBody) return ['request'];
  if (closeCode !== undefined) return ['socket'];
  return denyRelay ? ['relay'] : ['request', 'socket', 'webhook'];
};

/**
 * The operations that a rule harms.
 *
 * @throws AcsError 400 that names a pattern which matches nothing, or an effect that none of them can have
 */
export function matchingOperations(
  patterns: readonly string[],
  effect: FaultEffect,
  known: readonly FaultableOperation[],
): ReadonlyMap<string, FaultableOperation> {
  const able = known.filter(({ kind }) => kindsOf(effect).includes(kind));
  const meant = patterns.flatMap((pattern) => {
    if (pattern !== '*') return requireOperations(pattern, known);
    // Alone it means what clients ask for, or all that the effect is made for.
    const asked = able.filter(({ kind }) => ofClients.includes(kind));
    return asked.length > 0 ? asked : able;
  });
  const harmed = meant.filter((each) => able.includes(each));
  if (harmed.length > 0) return new Map(harmed.map((each) => [each.operation, each]));
  const names = able.length > listedKinds ? 'requests' : able.map(({ operation }) => operation).join(', ');
  throw badRequest(
    `Nothing of "${patterns.join('", "').slice(0, 200)}" can have this effect. What can: ${names}.`,
    { target: 'effect' },
  );
}
