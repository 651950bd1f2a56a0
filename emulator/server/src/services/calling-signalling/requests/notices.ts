import type { CallingMessage } from '@switchboard/acs-contracts';
import type { CallExchange } from '../call-exchange.ts';
import type { CallSession } from '../sessions/call-session.ts';

/** From one peer to another of the same call, unread. One to somebody who has just left goes nowhere. */
export function relaySignal(
  exchange: CallExchange,
  session: CallSession,
  { callId, to, connectionId, description, candidate }: CallingMessage<'signal'>,
): void {
  const part = session.parts.get(callId);
  const receiver = part?.call.find(to);
  if (part?.member.phase !== 'connected' || receiver?.phase !== 'connected' || receiver === part.member)
    return;
  const signal = {
    ...(connectionId !== undefined && { connectionId }),
    ...(description !== undefined && { description }),
    ...(candidate !== undefined && { candidate }),
  };
  const from = part.member.participantId;
  exchange.tell(receiver, { type: 'signal', callId: receiver.callId, from, signal });
}

export function hearAudioLevel(
  exchange: CallExchange,
  session: CallSession,
  { callId, level }: CallingMessage<'audioLevel'>,
): void {
  const part = session.parts.get(callId);
  if (part?.member.phase === 'connected') exchange.hear(part.call, part.member, level);
}
