import { checkIds, type CheckState, type Verdict } from '../checks/check.ts';
import type { TestState } from './connection-test.ts';

export type Overall = 'ready' | 'limited' | 'notReady';

const verdictsOf = (checks: TestState['checks']): Verdict[] =>
  checkIds.flatMap((id) => {
    const check: CheckState = checks[id];
    return check.status === 'done' ? [check.verdict] : [];
  });

/** The sum of what was found so far. What was not tried says nothing. */
export function overallOf(checks: TestState['checks']): Overall {
  const verdicts = verdictsOf(checks);
  if (verdicts.includes('failed')) return 'notReady';
  return verdicts.includes('warned') ? 'limited' : 'ready';
}
