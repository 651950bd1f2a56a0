import {
  callEndReasons,
  callingCloseCodes,
  callingLimits,
  callingProtocolVersion,
  callingSignallingPath,
  type CallingClientMessage,
  type CallingMessage,
  type CallView,
  type ConnectedMessage,
  type IncomingCall,
} from '@switchboard/acs-contracts';
import type { Socket, SocketEndpoint } from '../../../kernel/socket-endpoint.ts';
import type { CallingContext } from '../calling-ports.ts';
import { CallingRefusal } from '../calling.errors.ts';
import { limits } from '../limits.ts';
import { relayConfigurationFor } from '../relay-configuration.ts';
import { CallSession, type SessionToken } from './call-session.ts';
import { ClientConnection } from './client-connection.ts';
import type { SessionDirectory } from './session-directory.ts';
import { verifyCallingToken } from './verify-calling-token.ts';

/** What a session does once it is open. */
export interface SessionWorks {
  /** False while the emulator is reset or stops. */
  readonly isOpen: boolean;
  /** Seats the new session with the calls that ring for its user. */
  open(session: CallSession): readonly IncomingCall[];
  restate(session: CallSession): { calls: CallView[]; incomingCalls: IncomingCall[] };
  handle(session: CallSession, message: CallingClientMessage): Promise<void>;
}

export interface EndpointPorts {
  readonly context: CallingContext;
  readonly sessions: SessionDirectory;
  readonly works: SessionWorks;
}

export function createSignallingEndpoint(ports: EndpointPorts): SocketEndpoint {
  return {
    path: callingSignallingPath,
    operation: 'CallingSignalling_Connect',
    accept: (socket) => void new Handshake(ports, socket),
  };
}

/** A websocket from its opening to its end; most of the time it hands over what it hears. */
class Handshake {
  readonly #ports: EndpointPorts;
  readonly #connection: ClientConnection;
  #session: CallSession | undefined;

  constructor(ports: EndpointPorts, socket: Socket) {
    this.#ports = ports;
    const { clock } = ports.context;
    this.#connection = new ClientConnection(socket, clock, {
      onMessage: (message) => this.#receive(message),
      onMalformed: ({ error }, requestId) => {
        if (this.#session) this.#session.refuse(requestId, error);
        else this.#connection.send(JSON.stringify({ type: 'error', requestId, error }));
      },
      onFailure: (error) => {
        const cause = error instanceof Error ? error.stack : String(error);
        ports.context.logger.error('A calling message could not be handled', { error: cause });
      },
      onEnd: (isMisbehaved) => {
        cancelTimeout();
        this.#leave(isMisbehaved);
      },
    });
    const cancelTimeout = clock.schedule(limits.connectTimeoutMs, () => {
      if (!this.#session)
        this.#connection.close(callingCloseCodes.connectTimeout, 'Send connect as the first message.');
    });
  }

  #leave(isMisbehaved: boolean): void {
    if (!this.#session) return;
    this.#ports.sessions.detach(this.#session, this.#connection);
    if (isMisbehaved) this.#ports.sessions.end(this.#session, callEndReasons.connectionLost);
  }

  async #receive(message: CallingClientMessage): Promise<void> {
    if (this.#session && message.type !== 'connect') return this.#ports.works.handle(this.#session, message);
    const requestId = 'requestId' in message ? message.requestId : undefined;
    try {
      if (message.type !== 'connect' || this.#session)
        throw new CallingRefusal('ConnectExpected', 'connect is the first message, and comes once.', 'type');
      await this.#connect(message);
    } catch (error) {
      this.#refuse(requestId, error);
    }
  }

  #refuse(requestId: string | undefined, cause: unknown): void {
    const refusal =
      cause instanceof CallingRefusal
        ? cause
        : new CallingRefusal('Unexpected', 'The emulator failed; its log says why.');
    if (refusal !== cause)
      this.#ports.context.logger.error('A calling session could not be opened', { error: String(cause) });
    if (this.#session) return this.#session.refuse(requestId, refusal.error);
    this.#connection.send(JSON.stringify({ type: 'error', requestId, error: refusal.error }));
    const code = closeCodes[refusal.error.name];
    if (code !== undefined) this.#connection.close(code, refusal.message.slice(0, 120));
  }

  async #connect(message: CallingMessage<'connect'>): Promise<void> {
    const { context, sessions, works } = this.#ports;
    if (message.protocol !== callingProtocolVersion)
      throw new CallingRefusal(
        'UnsupportedProtocol',
        `The emulator speaks version ${callingProtocolVersion} of the protocol, not ${message.protocol}.`,
        'protocol',
      );
    const token = await verifyCallingToken(context, message.token);
    const relayConfiguration = await relayConfigurationFor(context, token.claims.rawId);
    if (this.#connection.ended) return;
    if (!works.isOpen)
      return this.#connection.close(callingCloseCodes.serviceRestart, 'The emulator stops or is reset.');
    const resumed = this.#findResumed(message, token);
    const session = resumed ?? new CallSession(token, message);
    if (resumed) sessions.useToken(resumed, token);
    else if (!sessions.add(session))
      throw new CallingRefusal(
        'TooManySessions',
        'The user has too many sessions. End some with disconnect.',
      );
    this.#session = session;
    sessions.attach(session, this.#connection, resumed && message.resume?.resumeToken);
    const missed = resumed && message.resume && resumed.missedAfter(message.resume.sequence);
    this.#connection.send(
      JSON.stringify(this.#welcome(message, session, resumed, missed, relayConfiguration)),
    );
    for (const text of missed ?? []) this.#connection.send(text);
  }

  #findResumed({ resume }: CallingMessage<'connect'>, token: SessionToken): CallSession | undefined {
    const session = resume && this.#ports.sessions.findByResumeToken(resume.resumeToken);
    return session?.rawId === token.claims.rawId ? session : undefined;
  }

  #welcome(
    { requestId, resume }: CallingMessage<'connect'>,
    session: CallSession,
    resumed: CallSession | undefined,
    missed: readonly string[] | undefined,
    relay: ConnectedMessage['relay'],
  ): ConnectedMessage {
    const { works } = this.#ports;
    const isReplayed = resumed !== undefined && missed !== undefined;
    return {
      type: 'connected',
      requestId,
      rawId: session.rawId,
      tokenExpiresOn: session.token.claims.expiresOn.toISOString(),
      resumeToken: session.resumeTokens[0] ?? '',
      session: !resumed ? 'new' : isReplayed ? 'replayed' : 'restated',
      sequence: isReplayed ? (resume?.sequence ?? 0) : session.lastSequence,
      ...(!resumed && { incomingCalls: [...works.open(session)] }),
      ...(resumed && !isReplayed && works.restate(session)),
      relay,
      limits: publishedLimits,
    };
  }
}

const publishedLimits: ConnectedMessage['limits'] = {
  resumeWindowSeconds: callingLimits.resumeWindowSeconds,
  pingSeconds: callingLimits.pingSeconds,
  participantsPerCall: callingLimits.participantsPerCall,
  videoSendersPerCall: callingLimits.videoSendersPerCall,
  spotlightsPerCall: callingLimits.spotlightsPerCall,
};

/** Refusals of `connect` after which the client cannot go on with this websocket. */
const closeCodes: Readonly<Record<string, number>> = {
  InvalidToken: callingCloseCodes.invalidToken,
  ScopeNotSufficient: callingCloseCodes.forbidden,
  TooManySessions: callingCloseCodes.tooManySessions,
};
