import { z } from 'zod';
import { callCapabilityNames } from './calling-signalling-names.ts';
import { callEndReason } from './calling-signalling-reasons.ts';
import { callingLimits } from './calling-signalling-limits.ts';
import { maximumRawIdLength } from './identifiers.ts';

/** A user, a phone number …: `8:acs:<resource>_<user>`, `4:+14255550100`. */
export const callRawId = z.string().min(1).max(maximumRawIdLength);
export const callDisplayName = z.string().trim().min(1).max(callingLimits.displayNameCharacters);
/** Kept as it is written. */
export const callGuid = z.guid();
/** The same group in capital letters and small ones. */
export const callGroupId = z.guid().toLowerCase();

export type CallRole = 'Presenter' | 'Attendee' | 'Consumer' | 'Collaborator';
export const callRole = z.enum(['Presenter', 'Attendee', 'Consumer', 'Collaborator'] satisfies CallRole[]);

export const callStream = z.strictObject({
  /** Unique in the participant, chosen by the sender and kept while the call lasts. */
  streamId: z.number().int().min(1).max(65_535),
  kind: z.enum(['camera', 'screen']),
  isOn: z.boolean(),
  /** The `MediaStream.id` that carries it, so that receivers know which track it is (`a=msid` of the description). */
  mediaId: z.string().min(1).max(128).optional(),
});
export type CallStream = z.infer<typeof callStream>;
export const callStreams = z
  .array(callStream)
  .max(callingLimits.streamsPerParticipant)
  .refine((streams) => new Set(streams.map(({ streamId }) => streamId)).size === streams.length, {
    message: 'Each stream needs a streamId of its own.',
  })
  .refine(
    (streams) =>
      (['camera', 'screen'] as const).every(
        (kind) => streams.filter((stream) => stream.isOn && stream.kind === kind).length <= 1,
      ),
    { message: 'At most one stream of each kind may be on.' },
  );

/** What the participant may send, whatever the role: others may forbid it. */
export const callMediaAccess = z.object({ isAudioPermitted: z.boolean(), isVideoPermitted: z.boolean() });
export type CallMediaAccess = z.infer<typeof callMediaAccess>;

export const callParticipantState = z.enum(['Connecting', 'Ringing', 'Connected', 'Hold', 'InLobby']);

export const callParticipant = z.object({
  /** Of one participation: whoever leaves and comes back has a new one. */
  participantId: z.string(),
  rawId: callRawId,
  displayName: z.string().optional(),
  role: callRole,
  state: callParticipantState,
  isMuted: z.boolean(),
  streams: z.array(callStream),
  mediaAccess: callMediaAccess,
});
export type CallParticipant = z.infer<typeof callParticipant>;

/** Somebody to whom a direct peer connection is needed now. The polite side yields when offers collide. */
export const callPeer = z.object({ participantId: z.string(), isPolite: z.boolean() });
export type CallPeer = z.infer<typeof callPeer>;

/** `order` counts up from 1 in the order of asking. */
export const orderedParticipant = z.object({ rawId: callRawId, order: z.number().int() });

export const callerInfo = z.object({ rawId: callRawId, displayName: z.string().optional() });
export type CallerInfo = z.infer<typeof callerInfo>;

export type CallKind = 'oneToOne' | 'group' | 'room';
export const callKind = z.enum(['oneToOne', 'group', 'room'] satisfies CallKind[]);
export const callState = z.enum(['Connecting', 'Ringing', 'InLobby', 'Connected', 'LocalHold', 'RemoteHold']);
export type CallState = z.infer<typeof callState>;

/** A call as one of its clients sees it, without the others. */
export const callHead = z.object({
  /** The client's own id of its part in the call: the one it chose, or the one of the incoming call. */
  callId: z.string(),
  /** The same for everyone in the call. */
  serverCallId: z.string(),
  correlationId: z.string(),
  kind: callKind,
  groupId: z.string().optional(),
  roomId: z.string().optional(),
  state: callState,
  direction: z.enum(['Incoming', 'Outgoing']),
  callerInfo,
  /** Who has transferred the other one, or this client, into the call. */
  transferorInfo: callerInfo.optional(),
  self: callParticipant.extend({ capabilities: z.array(z.enum(callCapabilityNames)) }),
  isLobbyEnabled: z.boolean(),
  raisedHands: z.array(orderedParticipant),
  spotlights: z.array(orderedParticipant),
  /** What participants who come from now on may send. */
  meetingMediaAccess: callMediaAccess,
});
export type CallHead = z.infer<typeof callHead>;

/** Everything that a client has to know to show the call. */
export const callView = callHead.extend({
  /** The others, those that are rung and those in the lobby included. */
  participants: z.array(callParticipant),
  peers: z.array(callPeer),
  /** Raw ids, the most dominant first. */
  dominantSpeakers: z.array(callRawId),
});
export type CallView = z.infer<typeof callView>;

const customHeader = z.strictObject({
  key: z.string().min(1).max(64),
  value: z.string().max(callingLimits.customContextCharacters),
});
/** What the caller hands to the callee, and to `IncomingCall` of Event Grid. */
export const callCustomContext = z.strictObject({
  userToUser: z.string().max(callingLimits.customContextCharacters).optional(),
  xHeaders: z.array(customHeader).max(10).optional(),
  voipHeaders: z.array(customHeader).max(10).optional(),
  sipHeaders: z.array(customHeader).max(10).optional(),
});
export type CallCustomContext = z.infer<typeof callCustomContext>;

export const incomingCall = z.object({
  callId: z.string(),
  callerInfo,
  /** Who has transferred the caller to this user. */
  transferorInfo: callerInfo.optional(),
  serverCallId: z.string(),
  correlationId: z.string(),
  kind: callKind,
  groupId: z.string().optional(),
  roomId: z.string().optional(),
  /** The participation that `accept` makes. */
  participantId: z.string(),
  customContext: callCustomContext.optional(),
});
export type IncomingCall = z.infer<typeof incomingCall>;

export const endedParticipant = z.object({
  participantId: z.string(),
  rawId: callRawId,
  endReason: callEndReason,
});

export const relayConfiguration = z.object({
  iceServers: z.array(
    z.object({
      urls: z.array(z.string()),
      username: z.string().optional(),
      credential: z.string().optional(),
    }),
  ),
  /** Ask for another with `getRelayConfiguration` before; absent when nothing expires. */
  expiresOn: z.string().optional(),
});
export type RelayConfiguration = z.infer<typeof relayConfiguration>;
