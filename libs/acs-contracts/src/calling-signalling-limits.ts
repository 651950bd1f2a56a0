/** The websocket of the emulator's own calling protocol. @see docs/calling-protocol.md */
export const callingSignallingPath = '/calling/signalling';

/** A client says which version it speaks; the server refuses one that it does not know. */
export const callingProtocolVersion = 1;

/** What a message may hold and what a client may cost. The server tells the ones that clients plan by in `connected`. */
export const callingLimits = {
  messageBytes: 128 * 1024,
  sessionDescriptionCharacters: 100_000,
  iceCandidateCharacters: 4_096,
  displayNameCharacters: 256,
  realTimeTextCharacters: 2_000,
  customContextCharacters: 4_096,
  /** The other parties of one `startCall`. */
  targetsPerCall: 31,
  /** In one call, those that are rung and those that wait in the lobby included: every pair is connected directly. */
  participantsPerCall: 32,
  /** Cameras and screens that are on in one call at the same time. */
  videoSendersPerCall: 8,
  streamsPerParticipant: 4,
  spotlightsPerCall: 7,
  callsPerSession: 16,
  sessionsPerUser: 32,
  /** How long a session without a connection waits to be resumed, on the emulated clock. */
  resumeWindowSeconds: 30,
  /** How long a user is rung. */
  ringSeconds: 60,
  /** How long a call waits for the first device of a user who has none connected, for example one that a push wakes. */
  wakeUpSeconds: 15,
  /** How long the client of who is transferred may take to begin the new call. */
  acceptTransferSeconds: 15,
  /** Diagnostics are not sent in larger calls. */
  participantsWithDiagnostics: 20,
  /** A client that has sent nothing for so long should send `ping`. */
  pingSeconds: 15,
} as const;

/** Why the server closes a websocket. With those marked "resume" the session can be resumed on a new one. */
export const callingCloseCodes = {
  /** The session was ended with `disconnect`. */
  normal: 1000,
  /** A message was larger than `messageBytes`. */
  messageTooLarge: 1009,
  /** The emulator stops or is reset: all calls have ended. */
  serviceRestart: 1012,
  /** The client reads too slowly. Resume. */
  tooSlow: 1013,
  /** Malformed messages again and again. The session and its calls have ended. */
  malformed: 4400,
  /** The token expired (resume with a fresh one) or was refused or revoked (nothing to resume). */
  invalidToken: 4401,
  /** The token's scopes allow no calling. */
  forbidden: 4403,
  /** `connect` did not come in time. */
  connectTimeout: 4408,
  /** Another connection resumed the session. */
  replaced: 4409,
  /** The user has too many sessions. */
  tooManySessions: 4413,
  /** Too many messages. The session and its calls have ended. */
  flooding: 4429,
} as const;
