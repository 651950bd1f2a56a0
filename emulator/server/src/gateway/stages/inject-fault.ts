import type { Fault, FaultInjector } from '../../kernel/ports/fault-injector.ts';
import type { Exchange } from '../exchange.ts';
import { faultError } from '../fault-error.ts';
import type { Stage } from '../stage.ts';

/** Lets a rule's fault happen to the request. The control API is spared: it is what takes the rules back. */
export const injectFault: Stage = (exchange, { faults }) => {
  if (faults?.armed !== true) return undefined;
  const { route, method, target } = exchange;
  if (route?.operation === undefined || route.control) return undefined;
  const fault = faults.strike({ operation: route.operation.id, method, target });
  return fault && happen(exchange, fault, faults);
};

/** What happens to the answer, `write-response.ts` does. */
async function happen(exchange: Exchange, fault: Fault, faults: FaultInjector): Promise<void> {
  exchange.fault = fault;
  await faults.delay(fault);
  if (fault.effect.status !== undefined) throw faultError(fault, exchange.requestId);
  if (fault.effect.drop === 'beforeWork') exchange.response = noAnswer;
}

/** For the journal: it is never written. */
const noAnswer = { status: 0 };
