import type { CallingClientMessage, CallingMessage } from '@switchboard/acs-contracts';
import type { CallExchange } from '../call-exchange.ts';
import { CallingRefusal } from '../calling.errors.ts';
import type { CallSession } from '../sessions/call-session.ts';
import { acceptCall, rejectCall } from './answer-call.ts';
import { addParticipant, removeParticipant } from './change-participants.ts';
import { lowerHands, raiseHand, startSpotlight, stopSpotlight } from './hands-and-spotlights.ts';
import { hangUp } from './hang-up.ts';
import { joinCall } from './join-call.ts';
import { admitFromLobby, rejectFromLobby, setLobby } from './lobby.ts';
import { muteParticipants, setHold, setMediaAccess, updateMedia } from './media.ts';
import { hearAudioLevel, relaySignal } from './notices.ts';
import { sendDiagnostics, sendReaction, sendRealTimeText } from './reactions.ts';
import type { AnsweredRequestType, Outcome, RequestHandler } from './request.ts';
import { disconnect, getRelayConfiguration, refreshToken } from './session-requests.ts';
import { startCall } from './start-call.ts';
import { acceptTransfer, transferCall } from './transfer-call.ts';

const handlers: { readonly [T in AnsweredRequestType]: RequestHandler<T> } = {
  refreshToken,
  getRelayConfiguration,
  disconnect,
  startCall,
  joinCall,
  acceptCall,
  rejectCall,
  hangUp,
  addParticipant,
  removeParticipant,
  transferCall,
  acceptTransfer,
  updateMedia,
  setHold,
  muteParticipants,
  setMediaAccess,
  raiseHand,
  lowerHands,
  sendDiagnostics,
  sendReaction,
  startSpotlight,
  stopSpotlight,
  sendRealTimeText,
  setLobby,
  admitFromLobby,
  rejectFromLobby,
};

/** Whatever a client says once it is connected. */
export async function handleMessage(
  exchange: CallExchange,
  session: CallSession,
  message: CallingClientMessage,
): Promise<void> {
  switch (message.type) {
    case 'connect':
      return;
    case 'ping':
      session.acknowledge(message.sequence);
      session.connection?.send('{"type":"pong"}');
      return;
    case 'signal':
      return relaySignal(exchange, session, message);
    case 'audioLevel':
      return hearAudioLevel(exchange, session, message);
    default:
      if (session.accepts(message.requestId)) await carryOut(exchange, session, message, message);
  }
}

async function carryOut<Type extends AnsweredRequestType>(
  exchange: CallExchange,
  session: CallSession,
  { type, requestId }: { readonly type: Type; readonly requestId: string },
  message: CallingMessage<Type>,
): Promise<void> {
  try {
    const handler: RequestHandler<Type> = handlers[type];
    const begun = handler(exchange, session, message);
    const { result, after }: Outcome<Type> = begun instanceof Promise ? (await begun)() : begun;
    session.answer(requestId, result);
    after?.();
  } catch (error) {
    session.refuse(requestId, explain(exchange, type, error));
  }
}

function explain({ context: { logger } }: CallExchange, type: string, cause: unknown) {
  if (cause instanceof CallingRefusal) return cause.error;
  const error = cause instanceof Error ? cause.stack : String(cause);
  logger.error('A calling request failed', { type, error });
  return new CallingRefusal('Unexpected', 'The emulator failed; its log says why.').error;
}
