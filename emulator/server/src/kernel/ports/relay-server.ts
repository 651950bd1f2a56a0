/** The STUN/TURN server that media flows through. */
export interface RelayServer {
  /** `turn:`, `turns:`, `stun:` and `stuns:` addresses, as clients reach them. */
  readonly urls: readonly string[];
  /** What the server and whoever issues its credentials have in common. Never shown to anybody. */
  readonly secret: string;
}
