import type {
  CallingMessage,
  CallingRequestType,
  CallingResult,
  CallingServerMessage,
  ConnectedMessage,
} from '@switchboard/acs-contracts';

/** Requests that code of calls and agents makes; `connect` and `refreshToken` are the connection's own. */
export type RequestType = Exclude<CallingRequestType, 'connect' | 'refreshToken'>;
export type RequestBody<Type extends RequestType> = Omit<CallingMessage<Type>, 'type' | 'requestId'>;
export type Result<Type extends RequestType> = CallingResult<Type>;

export type Notice = CallingMessage<'signal'> | CallingMessage<'audioLevel'>;
export type SignallingEvent = Exclude<
  CallingServerMessage,
  { type: 'connected' | 'pong' | 'answer' | 'error' | 'tokenExpiring' }
>;

export type LostReason = 'invalidToken' | 'connectionIssue';

export interface SignallingEvents {
  /** Something about a call or an incoming call, in order. */
  event: (event: SignallingEvent) => void;
  /** A connection is there; `session` says what has become of the calls. */
  connected: (message: ConnectedMessage) => void;
  /** There is none; it is looked for again unless `isFinal`. */
  disconnected: (args: { reason: LostReason; isFinal: boolean }) => void;
  /** The calls of the session cannot be resumed. */
  sessionEnded: (reason: LostReason) => void;
}

/** One session with the service, over one websocket after another. */
export interface Signalling {
  readonly isConnected: boolean;
  /** Of the last connection. */
  readonly connected: ConnectedMessage | undefined;
  /** Milliseconds since anything was last heard of the service. */
  silentMs(): number;
  /**
   * Survives a lost connection: it is sent again, and carried out once. Rejects with a `CallingError`. `onAnswer` is called
   * before the events that follow the answer; the promise may resolve after them.
   */
  request<Type extends RequestType>(
    type: Type,
    body: RequestBody<Type>,
    onAnswer?: (result: Result<Type>) => void,
  ): Promise<Result<Type>>;
  /** Signals wait for a lost connection to come back, other notices are dropped. */
  notify(notice: Notice): void;
  on<Name extends keyof SignallingEvents>(event: Name, listener: SignallingEvents[Name]): void;
  off<Name extends keyof SignallingEvents>(event: Name, listener: SignallingEvents[Name]): void;
  /** Ends the session: all its calls are hung up. */
  close(): Promise<void>;
}
