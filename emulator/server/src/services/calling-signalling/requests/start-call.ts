import {
  callEndReasons,
  type CallerInfo,
  type CallingMessage,
  type CallView,
} from '@switchboard/acs-contracts';
import type { CallExchange } from '../call-exchange.ts';
import { CallingRefusal } from '../calling.errors.ts';
import type { CallSession } from '../sessions/call-session.ts';
import { requireCallable, requireCallScope } from './callee.ts';
import type { RequestHandler } from './request.ts';

export const startCall: RequestHandler<'startCall'> = async (exchange, session, message) => {
  requireCallScope(session);
  message.targets.forEach((target, index) => requireCallable(target, `targets.${index}`));
  const targets = [...new Set(message.targets)];
  if (targets.includes(session.rawId))
    throw new CallingRefusal('ParticipantAlreadyInCall', 'You cannot call yourself.', 'targets');
  const known = await Promise.all(targets.map((target) => exchange.context.identities.exists(target)));

  return () => placeCall(exchange, session, message, { targets, known });
};

interface Placing {
  readonly targets: readonly string[];
  /** Which of them exist. */
  readonly known: readonly boolean[];
  readonly transferorInfo?: CallerInfo;
}

/** Begins a call to others, who are rung after the answer. */
export function placeCall(
  exchange: CallExchange,
  session: CallSession,
  message: Pick<CallingMessage<'startCall'>, 'callId' | 'customContext' | 'isMuted' | 'streams'>,
  { targets, known, transferorInfo }: Placing,
): { result: { call: CallView }; after(): void } {
  const { callId, customContext } = message;
  exchange.requireFreeCallId(session, callId);
  const role = 'Presenter';
  const kind = targets.length === 1 ? 'oneToOne' : 'group';
  const call = exchange.create(kind, { rawId: session.rawId, role }, undefined);
  const self = exchange.enter(session, call, { callId, role, transferorInfo }, message);
  const invited = targets.map((rawId) => exchange.invite(call, self, { rawId, role }));
  exchange.chronicle.update(call);
  return {
    result: { call: exchange.view(call, self) },
    after() {
      invited.forEach((member, index) => {
        if (known[index] === true) exchange.ring(call, member, customContext);
        else call.leave(member, callEndReasons.notReachable);
      });
      exchange.settle(call);
    },
  };
}
