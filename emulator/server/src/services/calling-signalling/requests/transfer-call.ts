import { callEndReasons, type CallingMessage } from '@switchboard/acs-contracts';
import type { CallExchange } from '../call-exchange.ts';
import { CallingRefusal } from '../calling.errors.ts';
import { callerInfoOf, type Call } from '../calls/call.ts';
import { requireConnected } from '../calls/capabilities.ts';
import type { Member } from '../calls/member.ts';
import type { CallPart, CallSession } from '../sessions/call-session.ts';
import { requireCallable, requireCallScope } from './callee.ts';
import { done, type Outcome, type RequestHandler } from './request.ts';
import { placeCall } from './start-call.ts';

interface Target {
  readonly rawId: string;
  readonly replaced: CallPart | undefined;
}

/** @see https://learn.microsoft.com/azure/communication-services/how-tos/calling-sdk/transfer-calls */
export const transferCall: RequestHandler<'transferCall'> = async (exchange, session, message) => {
  requireCallScope(session);
  const target = findTarget(exchange, session, message);
  const isKnown = await exchange.context.identities.exists(target.rawId);
  return () => begin(exchange, session, message, target, isKnown);
};

function begin(
  exchange: CallExchange,
  session: CallSession,
  { callId, transferId, customContext }: CallingMessage<'transferCall'>,
  { rawId: target, replaced }: Target,
  isKnown: boolean,
): Outcome<'transferCall'> {
  const { call, member: transferor } = exchange.requireEntered(session, callId);
  const transferee = requireOther(call, transferor, 'callId');
  if (exchange.transfers.isUnderWay(call, transferId))
    throw notPossible('The call is being transferred already. Wait for the outcome.', 'callId');
  if (target === transferor.rawId || target === transferee.rawId)
    throw notPossible(`"${target}" is in the call already. Transfer to somebody else.`, 'target');
  return {
    ...done,
    after() {
      const { callId: transferorCallId } = transferor;
      const error = callEndReasons.notReachable;
      if (isKnown)
        exchange.transfers.begin({
          ...{ id: transferId, call, transferor, transferee },
          ...{ target, replaced, customContext },
        });
      else
        exchange.tell(transferor, {
          ...{ type: 'transferUpdated', callId: transferorCallId, transferId },
          ...{ state: 'Failed', error },
        });
    },
  };
}

function findTarget(
  exchange: CallExchange,
  session: CallSession,
  { target }: CallingMessage<'transferCall'>,
): Target {
  if ('participant' in target) {
    requireCallable(target.participant, 'target.participant');
    return { rawId: target.participant, replaced: undefined };
  }
  const replaced = exchange.requireEntered(session, target.callId);
  const { rawId } = requireOther(replaced.call, replaced.member, 'target.callId');
  return { rawId, replaced };
}

/** @throws CallingRefusal unless the call is a one-to-one call that both are in */
function requireOther(call: Call, member: Member, field: string): Member {
  if (call.kind !== 'oneToOne')
    throw notPossible('Only one-to-one calls can be transferred. Add the participant to this one.', field);
  requireConnected(call, member);
  const other = call.connected.find((each) => each !== member);
  if (other) return other;
  throw notPossible('There is nobody else in the call.', field);
}

const notPossible = (message: string, field: string) =>
  new CallingRefusal('TransferNotPossible', message, field);

export const acceptTransfer: RequestHandler<'acceptTransfer'> = (exchange, session, message) => {
  const transfer = exchange.transfers.find(message.transferId);
  const isAsked = transfer && session.parts.get(transfer.transferee.callId)?.member === transfer.transferee;
  if (!isAsked)
    throw new CallingRefusal(
      'TransferNotFound',
      `There is no transfer "${message.transferId}" to accept here, or no longer.`,
      'transferId',
    );
  const { target, transferor, customContext } = transfer;
  const media = { callId: message.callId, isMuted: message.isMuted, streams: message.streams, customContext };
  const transferorInfo = callerInfoOf(transferor);
  const outcome = placeCall(exchange, session, media, { targets: [target], known: [true], transferorInfo });
  exchange.transfers.proceed(transfer.id, exchange.requirePart(session, message.callId).call);
  return outcome;
};
