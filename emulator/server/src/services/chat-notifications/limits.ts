/** What one client may cost. Exceeding a limit ends that client's connection and touches nobody else. */
export const limits = {
  /** How long an endpoint without a connection keeps what it missed, on the emulated clock. */
  endpointLifetimeMs: 15 * 60_000,
  endpointsPerUser: 250,
  /** What an endpoint keeps until the client acknowledges it. */
  unacknowledgedFrames: 500,
  unacknowledgedCharacters: 1024 * 1024,
  /** Bytes that may wait in a socket for a slow client. */
  bufferedBytes: 4 * 1024 * 1024,
  /** A client sends short acknowledgements and pings only. */
  receivedCharacters: 64 * 1024,
  /** Packets that a client may send at once, and what it earns with time and with each delivered event. */
  packetBudget: 5_000,
  packetsPerSecond: 50,
  packetsPerEvent: 3,
  /** Between the handshake and its websocket. */
  sessionLifetimeMs: 60_000,
  pendingSessions: 10_000,
  /** What a stream can resume from, over all users. */
  recordedEvents: 1_000,
  recordedCharacters: 8 * 1024 * 1024,
} as const;
