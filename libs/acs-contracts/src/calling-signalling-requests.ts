import { z } from 'zod';
import {
  callCustomContext,
  callDisplayName,
  callGroupId,
  callGuid,
  callRawId,
  callStreams,
} from './calling-signalling-call.ts';
import { callDiagnostic } from './calling-signalling-diagnostics.ts';
import { callingLimits } from './calling-signalling-limits.ts';
import { callDiagnosticNames } from './calling-signalling-names.ts';

/** Chosen by the client and unique in its session: an answer carries it, and a repeated request is not carried out again. */
const requestId = z.string().min(1).max(64);
const sequence = z.number().int().min(0);
const request = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), requestId, ...shape });
const inCall = { callId: callGuid };
const participants = z.array(callRawId).min(1).max(callingLimits.participantsPerCall);
/** Those that are named, or everybody else in the call. */
const participantsOrOthers = z.union([z.literal('others'), participants]);
const startOfMedia = {
  /** Default false. */
  isMuted: z.boolean().optional(),
  /** Default none. */
  streams: callStreams.optional(),
};
const alternateCallerId = callRawId.optional();

/** The first message on every websocket. */
export const connectRequest = request('connect', {
  protocol: z.number().int(),
  /** A user access token with the scope voip or voip.join. */
  token: z.string().min(1).max(16_384),
  displayName: callDisplayName.optional(),
  /** What the client is, for the record of calls. */
  userAgent: z.string().max(512).optional(),
  /** To go on with a session whose connection was lost. `sequence` is the last one received, 0 for none. */
  resume: z.strictObject({ resumeToken: z.string().min(1).max(128), sequence }).optional(),
});

const sessionRequests = [
  connectRequest,
  request('refreshToken', { token: z.string().min(1).max(16_384) }),
  request('getRelayConfiguration', {}),
  /** Hangs up every call and ends the session. */
  request('disconnect', {}),
] as const;

const callRequests = [
  request('startCall', {
    ...inCall,
    ...startOfMedia,
    targets: z.array(callRawId).min(1).max(callingLimits.targetsPerCall),
    alternateCallerId,
    customContext: callCustomContext.optional(),
  }),
  request('joinCall', {
    ...inCall,
    ...startOfMedia,
    locator: z.union([
      z.strictObject({ groupId: callGroupId }),
      z.strictObject({ roomId: z.string().min(1).max(128) }),
      z.strictObject({ meetingLink: z.string().min(1).max(4_096) }),
      z.strictObject({ meetingId: z.string().min(1).max(256), passcode: z.string().max(256).optional() }),
    ]),
  }),
  request('acceptCall', { ...inCall, ...startOfMedia }),
  request('rejectCall', inCall),
  request('hangUp', { ...inCall, forEveryone: z.boolean().optional() }),
  request('addParticipant', { ...inCall, participant: callRawId, alternateCallerId }),
  request('removeParticipant', { ...inCall, participant: callRawId }),
  /** Sends the other one of a one-to-one call to somebody else: a user, or the one of another one-to-one call of the client. */
  request('transferCall', {
    ...inCall,
    transferId: callGuid,
    target: z.union([z.strictObject({ participant: callRawId }), z.strictObject({ callId: callGuid })]),
    customContext: callCustomContext.optional(),
  }),
  /** Begins the call that `transferRequested` asks for; `callId` is a new one of the client's choice. */
  request('acceptTransfer', { ...inCall, ...startOfMedia, transferId: callGuid }),
] as const;

const inCallRequests = [
  request('updateMedia', { ...inCall, isMuted: z.boolean().optional(), streams: callStreams.optional() }),
  request('setHold', { ...inCall, isOnHold: z.boolean() }),
  request('muteParticipants', { ...inCall, participants: participantsOrOthers }),
  request('setMediaAccess', {
    ...inCall,
    /** `others` sets the rule for those who come later too. */
    participants: participantsOrOthers,
    isAudioPermitted: z.boolean().optional(),
    isVideoPermitted: z.boolean().optional(),
  }),
  request('raiseHand', inCall),
  request('lowerHands', { ...inCall, participants: z.union([z.literal('all'), participants]).optional() }),
  /** To everyone else in the call. */
  request('sendDiagnostics', {
    ...inCall,
    diagnostics: z.array(callDiagnostic).min(1).max(callDiagnosticNames.length),
  }),
  request('sendReaction', {
    ...inCall,
    reactionType: z.enum(['like', 'heart', 'laugh', 'surprised', 'applause']),
  }),
  request('startSpotlight', { ...inCall, participants: participants.optional() }),
  request('stopSpotlight', { ...inCall, participants: z.union([z.literal('all'), participants]).optional() }),
  request('sendRealTimeText', {
    ...inCall,
    /** Grows with each piece of text of the sender; the same for all versions of one piece. */
    textId: sequence,
    text: z.string().max(callingLimits.realTimeTextCharacters),
    isFinal: z.boolean(),
  }),
  request('setLobby', { ...inCall, isEnabled: z.boolean() }),
  request('admitFromLobby', { ...inCall, participants: z.union([z.literal('all'), participants]) }),
  request('rejectFromLobby', { ...inCall, participants }),
] as const;

const description = z.strictObject({
  type: z.enum(['offer', 'answer', 'pranswer', 'rollback']),
  sdp: z.string().max(callingLimits.sessionDescriptionCharacters),
});
const candidate = z.strictObject({
  candidate: z.string().max(callingLimits.iceCandidateCharacters),
  sdpMid: z.string().max(256).nullable().optional(),
  sdpMLineIndex: z.number().int().min(0).max(65_535).nullable().optional(),
  usernameFragment: z.string().max(256).nullable().optional(),
});

/** What two peers say to each other: exactly one of the two. A `null` candidate is the end of candidates. */
const signalPayload = {
  /** Chosen by the sender, so that signals of a peer connection that was replaced can be told from those of the new one. */
  connectionId: z.string().min(1).max(64).optional(),
  description: description.optional(),
  candidate: candidate.nullable().optional(),
};
export const callSignal = z.object(signalPayload);
export type CallSignal = z.infer<typeof callSignal>;

/** Messages without an answer; one that is refused gets an error without a `requestId`. */
const notices = [
  z
    .strictObject({ type: z.literal('signal'), ...inCall, to: z.string().min(1).max(64), ...signalPayload })
    .refine((signal) => (signal.description === undefined) !== (signal.candidate === undefined), {
      path: ['description'],
      message: 'A signal carries either a description or a candidate.',
    }),
  /** How loud the microphone is, 0 to 1: at most 5 a second, and only when it changes. */
  z.strictObject({ type: z.literal('audioLevel'), ...inCall, level: z.number().min(0).max(1) }),
  /** `sequence` is the last one received: the server forgets everything up to it. */
  z.strictObject({ type: z.literal('ping'), sequence }),
] as const;

export const callingClientMessage = z.discriminatedUnion('type', [
  ...sessionRequests,
  ...callRequests,
  ...inCallRequests,
  ...notices,
]);
export type CallingClientMessage = z.infer<typeof callingClientMessage>;
export type CallingClientMessageType = CallingClientMessage['type'];
/** The message of one type. */
export type CallingMessage<Type extends CallingClientMessageType> = Extract<
  CallingClientMessage,
  { type: Type }
>;
export type CallingRequest = Extract<CallingClientMessage, { requestId: string }>;
export type CallingRequestType = CallingRequest['type'];
