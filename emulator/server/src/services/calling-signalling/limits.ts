/** What one client may cost, beyond the limits that the protocol tells. Exceeding one ends that client alone. */
export const limits = {
  connectTimeoutMs: 10_000,
  malformedMessages: 10,
  /** What a client may send at once, and what it earns with time and with each message from the server. */
  messageBudget: 1_000,
  messagesPerSecond: 50,
  /** Below one, so that two clients cannot feed each other. */
  messagesPerDelivery: 0.9,
  /** A longer message counts for several. */
  charactersPerMessage: 2_048,
  /** What is kept for a client that comes back. */
  keptMessages: 1_000,
  keptCharacters: 2 * 1024 * 1024,
  /** Bytes that may wait in a socket for a slow client. */
  bufferedBytes: 4 * 1024 * 1024,
  rememberedRequestIds: 512,
  /** Records of calls that have ended. */
  keptCalls: 10_000,
  callsBetweenTrims: 500,
  tokenWarningMs: 2 * 60_000,
  dominantSpeakers: 5,
  speakerIntervalMs: 500,
  silenceMs: 2_000,
  audibleLevel: 0.02,
} as const;
