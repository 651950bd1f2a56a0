import { callEndReasons } from '@switchboard/acs-contracts';
import { CallingRefusal } from '../calling.errors.ts';
import { requireCallable, requireCallScope } from './callee.ts';
import type { RequestHandler } from './request.ts';

export const startCall: RequestHandler<'startCall'> = async (exchange, session, message) => {
  const { callId, customContext } = message;
  requireCallScope(session);
  message.targets.forEach((target, index) => requireCallable(target, `targets.${index}`));
  const targets = [...new Set(message.targets)];
  if (targets.includes(session.rawId))
    throw new CallingRefusal('ParticipantAlreadyInCall', 'You cannot call yourself.', 'targets');
  const known = await Promise.all(targets.map((target) => exchange.context.identities.exists(target)));

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
};
