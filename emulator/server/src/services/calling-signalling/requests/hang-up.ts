import { callEndReasons } from '@switchboard/acs-contracts';
import { requireCapability } from '../calls/capabilities.ts';
import { done, type RequestHandler } from './request.ts';

export const hangUp: RequestHandler<'hangUp'> = (exchange, session, { callId, forEveryone }) => {
  const { call, member } = exchange.requireEntered(session, callId);
  if (forEveryone === true) {
    requireCapability(call, member, 'hangUpForEveryOne');
    call.endForEveryone(callEndReasons.endedForEveryone, member);
  } else call.leave(member, callEndReasons.hungUp);
  exchange.settle(call);
  return done;
};
