import { z } from 'zod';
import {
  callerInfo,
  callHead,
  callParticipant,
  callPeer,
  callRawId,
  callView,
  endedParticipant,
  incomingCall,
  relayConfiguration,
} from './calling-signalling-call.ts';
import { callDiagnostic } from './calling-signalling-diagnostics.ts';
import { callEndReason, callingError } from './calling-signalling-reasons.ts';
import { callSignal, type CallingRequestType } from './calling-signalling-requests.ts';

/** Counts up by one in a session, over events, answers and errors alike; `connected` and `pong` have none. */
const sequence = z.number().int().min(1);
const event = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.object({ type: z.literal(type), sequence, ...shape });
const ofCall = { callId: z.string() };

/** The answer of `connect`, before anything else. */
export const connectedMessage = z.object({
  type: z.literal('connected'),
  requestId: z.string(),
  rawId: callRawId,
  tokenExpiresOn: z.string(),
  /** Changes with each connection. */
  resumeToken: z.string(),
  /**
   * `new`: a session without calls, because none was to be resumed or it could not be: calls of the old one have ended.
   * `replayed`: what was missed follows. `restated`: too much was missed; `calls` and `incomingCalls` say how things are.
   */
  session: z.enum(['new', 'replayed', 'restated']),
  /** Of the last message before this one; the next has the number after it. */
  sequence: z.number().int().min(0),
  calls: z.array(callView).optional(),
  /** Also in a new session: calls that ring already. */
  incomingCalls: z.array(incomingCall).optional(),
  relay: relayConfiguration,
  limits: z.object({
    resumeWindowSeconds: z.number(),
    pingSeconds: z.number(),
    participantsPerCall: z.number(),
    videoSendersPerCall: z.number(),
    spotlightsPerCall: z.number(),
  }),
});
export type ConnectedMessage = z.infer<typeof connectedMessage>;

const empty = z.object({});
const answered = z.object({ call: callView });
const added = z.object({ participantId: z.string() });

/** The `result` of each request's answer; `connect` is answered with `connected`. */
export const callingResults = {
  refreshToken: z.object({ tokenExpiresOn: z.string() }),
  getRelayConfiguration: z.object({ relay: relayConfiguration }),
  disconnect: empty,
  startCall: answered,
  joinCall: answered,
  acceptCall: answered,
  rejectCall: empty,
  hangUp: empty,
  addParticipant: added,
  removeParticipant: empty,
  /** Whether it succeeds is told by `transferUpdated`. */
  transferCall: empty,
  acceptTransfer: answered,
  sendDiagnostics: empty,
  updateMedia: empty,
  setHold: empty,
  muteParticipants: empty,
  setMediaAccess: empty,
  raiseHand: empty,
  lowerHands: empty,
  sendReaction: empty,
  startSpotlight: empty,
  stopSpotlight: empty,
  sendRealTimeText: empty,
  setLobby: empty,
  /** Those who were in the lobby. */
  admitFromLobby: z.object({ admitted: z.array(callRawId) }),
  rejectFromLobby: empty,
} as const satisfies Record<Exclude<CallingRequestType, 'connect'>, z.ZodType>;
export type CallingResult<Type extends keyof typeof callingResults> = z.infer<(typeof callingResults)[Type]>;

const replies = [
  event('answer', { requestId: z.string(), result: z.record(z.string(), z.unknown()) }),
  /** Without `requestId` when the message was a notice or could not be read so far; without a number before `connected`. */
  z.object({
    type: z.literal('error'),
    sequence: sequence.optional(),
    requestId: z.string().optional(),
    error: callingError,
  }),
] as const;

const sessionEvents = [
  /** Send `refreshToken` before the token expires. */
  event('tokenExpiring', { tokenExpiresOn: z.string() }),
  event('incomingCall', { incomingCall }),
  /** It no longer rings here, for one of many reasons; not sent to the device that accepted. */
  event('incomingCallEnded', { ...ofCall, endReason: callEndReason }),
  /** The last event of a call: the client is no longer in it. */
  event('callEnded', { ...ofCall, endReason: callEndReason }),
] as const;

const callEvents = [
  /** The whole head as it is now; what changed is for the client to find. */
  event('callUpdated', { call: callHead }),
  /** A new one, or one that changed; the whole of it as it is now. */
  event('participantUpdated', { ...ofCall, participant: callParticipant }),
  event('participantRemoved', { ...ofCall, participant: endedParticipant }),
  event('peerAdded', { ...ofCall, peer: callPeer }),
  event('peerRemoved', { ...ofCall, participantId: z.string() }),
  /** The client is sent to somebody else: it begins the new call with `acceptTransfer`, and leaves this one when that ends. */
  event('transferRequested', {
    ...ofCall,
    transferId: z.string(),
    target: callRawId,
    transferorInfo: callerInfo,
  }),
  /** To who transfers: the one who is transferred talks with the target, or why not. The call goes on until somebody hangs up. */
  event('transferUpdated', {
    ...ofCall,
    transferId: z.string(),
    state: z.enum(['Transferred', 'Failed']),
    error: callEndReason.optional(),
  }),
  event('signal', { ...ofCall, from: z.string(), signal: callSignal }),
  /** Comes after the `callUpdated` in which the client is muted. */
  event('mutedByOthers', { ...ofCall, by: callRawId }),
  /** To everyone in the call but the sender. */
  event('diagnosticsChanged', {
    ...ofCall,
    participantId: z.string(),
    rawId: callRawId,
    diagnostics: z.array(callDiagnostic),
  }),
  /** To everyone in the call, the sender included. */
  event('reaction', { ...ofCall, rawId: callRawId, reactionType: z.string() }),
  /** To everyone in the call, the sender included. */
  event('realTimeText', {
    ...ofCall,
    rawId: callRawId,
    textId: z.number().int(),
    text: z.string(),
    isFinal: z.boolean(),
    sentOn: z.string(),
  }),
  event('dominantSpeakersChanged', {
    ...ofCall,
    dominantSpeakers: z.array(callRawId),
    changedOn: z.string(),
  }),
] as const;

export const callingServerMessage = z.discriminatedUnion('type', [
  connectedMessage,
  /** The answer of `ping`. */
  z.object({ type: z.literal('pong') }),
  ...replies,
  ...sessionEvents,
  ...callEvents,
]);
export type CallingServerMessage = z.infer<typeof callingServerMessage>;
export type CallingEventType = Exclude<
  CallingServerMessage['type'],
  'connected' | 'pong' | 'answer' | 'error'
>;
/** The event of one type, without its number. */
export type CallingEvent<Type extends CallingEventType = CallingEventType> = {
  [T in Type]: Omit<Extract<CallingServerMessage, { type: T }>, 'sequence'>;
}[Type];
