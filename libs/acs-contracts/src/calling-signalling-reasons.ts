import { z } from 'zod';

/** Why a call or a participation ended, as `callEndReason` of the calling SDK has it. */
export interface CallEndReason {
  code: number;
  subCode: number;
}
export const callEndReason = z.object({ code: z.number().int(), subCode: z.number().int() });

/**
 * Every end reason that the emulator gives.
 *
 * @see https://learn.microsoft.com/azure/communication-services/resources/troubleshooting/voice-video-calling/troubleshooting-codes
 */
export const callEndReasons = {
  /** The client hung up, or the other party of a one-to-one call did. */
  hungUp: { code: 0, subCode: 0 },
  /** Somebody hung up for everyone. */
  endedForEveryone: { code: 0, subCode: 4097 },
  /** The connection was lost, as by closing the page, and not resumed in time. */
  connectionLost: { code: 0, subCode: 4521 },
  removed: { code: 0, subCode: 5300 },
  /** The room's list of participants changed: no longer invited. */
  removedFromRoom: { code: 0, subCode: 5317 },
  /** The server ended the call, for example in a reset of the emulator. */
  endedByServer: { code: 0, subCode: 7000 },
  /**
   * The call has been transferred. Known from Microsoft's UI library, which plays no sound of an ended call then.
   *
   * @see @azure/communication-react, CallingSoundSubscriber
   */
  transferred: { code: 0, subCode: 7015 },
  notInvitedToRoom: { code: 403, subCode: 5828 },
  outsideRoomValidity: { code: 403, subCode: 5829 },
  roomNotFound: { code: 404, subCode: 5732 },
  /** Nobody waits in the lobby for ever: a presenter refused. */
  rejectedFromLobby: { code: 403, subCode: 5854 },
  /** No device of the callee has been connected. */
  noEndpoint: { code: 480, subCode: 10037 },
  /** There is no such user. */
  notReachable: { code: 480, subCode: 10078 },
  callerCancelled: { code: 487, subCode: 0 },
  answeredElsewhere: { code: 487, subCode: 10003 },
  notAnswered: { code: 487, subCode: 10004 },
  /** Every callee of a group call declined. */
  allDeclined: { code: 487, subCode: 10024 },
  declined: { code: 603, subCode: 0 },
  /** The client of who was to be transferred did not answer. */
  transferTimedOut: { code: 408, subCode: 10057 },
  /** The token expired or was revoked, and no valid one came. */
  noValidToken: { code: 495, subCode: 4507 },
} as const satisfies Record<string, CallEndReason>;

/** Why a request was refused. `name` is stable, `message` says the value and the remedy. */
export const callingError = z.object({
  name: z.string(),
  code: z.number().int(),
  subCode: z.number().int(),
  message: z.string(),
  /** Path of the field that is wrong, for example `description.sdp`. */
  field: z.string().optional(),
});
export type CallingError = z.infer<typeof callingError>;

/** The refusals, with the code and subcode of the calling SDK where one is documented and subcode 0 otherwise. */
export const callingErrors = {
  MalformedMessage: { code: 400, subCode: 0 },
  /** `connect` has to come first, and once. */
  ConnectExpected: { code: 400, subCode: 0 },
  UnsupportedProtocol: { code: 400, subCode: 0 },
  InvalidToken: { code: 401, subCode: 10009 },
  ScopeNotSufficient: { code: 403, subCode: 0 },
  TooManySessions: { code: 403, subCode: 0 },
  TooManyCalls: { code: 403, subCode: 0 },
  /** The client has no call, and no incoming call, with this id. */
  CallNotFound: { code: 404, subCode: 0 },
  CallIdInUse: { code: 409, subCode: 0 },
  /** The call is not in a state that allows it. */
  InvalidCallState: { code: 412, subCode: 0 },
  /** `accept` of a call that no longer rings. */
  IncomingCallGone: { code: 400, subCode: 41006 },
  /** `reject` of a call that no longer rings. */
  IncomingCallNotRinging: { code: 400, subCode: 41007 },
  ParticipantNotFound: { code: 404, subCode: 0 },
  ParticipantAlreadyInCall: { code: 409, subCode: 0 },
  CallFull: { code: 403, subCode: 0 },
  RoleRestricted: { code: 403, subCode: 0 },
  /** Somebody with the right to do so forbade the participant's audio or video. */
  MediaForbidden: { code: 403, subCode: 0 },
  NotInOneToOneCall: { code: 400, subCode: 41016 },
  /** Only the other one of a connected one-to-one call can be transferred, once at a time. */
  TransferNotPossible: { code: 412, subCode: 0 },
  /** Nobody asks for this transfer, or no longer. */
  TransferNotFound: { code: 404, subCode: 0 },
  ScreenShareInUse: { code: 400, subCode: 41041 },
  TooManyVideoSenders: { code: 403, subCode: 0 },
  TooManySpotlights: { code: 400, subCode: 0 },
  PhoneNumberNotSupported: { code: 501, subCode: 0 },
  IdentifierNotSupported: { code: 400, subCode: 10044 },
  MeetingNotSupported: { code: 400, subCode: 5751 },
  RoomNotFound: callEndReasons.roomNotFound,
  NotInvitedToRoom: callEndReasons.notInvitedToRoom,
  OutsideRoomValidity: callEndReasons.outsideRoomValidity,
  Unexpected: { code: 500, subCode: 0 },
} as const satisfies Record<string, CallEndReason>;

export type CallingErrorName = keyof typeof callingErrors;
