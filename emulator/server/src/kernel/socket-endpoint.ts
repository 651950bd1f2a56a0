/** A websocket as services see it, whatever library carries it. */
export interface Socket {
  send(data: string | Uint8Array): void;
  close(code?: number, reason?: string): void;
  onMessage(handler: (data: string) => void): void;
  onClose(handler: (code: number) => void): void;
  /** Bytes accepted by `send` and not yet handed to the network; a slow client's number grows. */
  readonly bufferedBytes: number;
}

/** A path where websockets are accepted. The endpoint checks the caller's token itself, by the protocol's own rules. */
export interface SocketEndpoint {
  /** A path in the syntax of operation routes, for example `/trouter/socket/1/websocket/{sessionId}`. */
  readonly path: string;
  /** The name that fault rules know it by; left out: none harms it. */
  readonly operation?: string;
  accept(
    socket: Socket,
    request: {
      url: URL;
      params: Readonly<Record<string, string>>;
      /** Names in lower case. */
      headers: Readonly<Record<string, string>>;
    },
  ): void;
}
