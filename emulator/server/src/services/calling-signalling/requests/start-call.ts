import { callEndReasons, type CallingMessage } from '@switchboard/acs-contracts';
import type { CallExchange } from '../call-exchange.ts';
import { CallingRefusal } from '../calling.errors.ts';
import type { CallSession } from '../sessions/call-session.ts';
import { requireCallable, requireCallScope } from './callee.ts';
import type { Outcome, RequestHandler } from './request.ts';

export const startCall: RequestHandler<'startCall'> = async (exchange, session, message) => {
  requireCallScope(session);
  message.targets.forEach((target, index) => requireCallable(target, `targets.${index}`));
  const targets = [...new Set(message.targets)];
  if (targets.includes(session.rawId))
    throw new CallingRefusal('ParticipantAlreadyInCall', 'You cannot call yourself.', 'targets');
  const known = await Promise.all(targets.map((target) => exchange.context.identities.exists(target)));

  return () => place(exchange, session, message, targets, known);
};

function place(
  exchange: CallExchange,
  session: CallSession,
  message: CallingMessage<'startCall'>,
  targets: readonly string[],
  known: readonly boolean[],
): Outcome<'startCall'> {
  const { callId, customContext } = message;
  exchange.requireFreeCallId(session, callId);
  const role = 'Presenter';
  const kind = targets.length === 1 ? 'oneToOne' : 'group';
  const call = exchange.create(kind, { rawId: session.rawId, role }, undefined);
  const self = exchange.enter(session, call, { callId, role }, message);
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
