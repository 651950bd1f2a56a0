import type { CommunicationTokenCredential } from '@azure/communication-common';
import {
  callingCloseCodes,
  callingSignallingPath,
  type CallingServerMessage,
  type ConnectedMessage,
} from '@switchboard/acs-contracts';
import { CallingError } from '../api/errors.ts';
import { websocketUrl, type CallingConfiguration } from '../configuration.ts';
import { Emitter } from '../support/emitter.ts';
import { startHeartbeat, type Heartbeat } from './heartbeat.ts';
import { PendingRequests } from './pending-requests.ts';
import { reconnectDelayMs, remedyFor } from './reconnection.ts';
import {
  openConnection,
  toCallingError,
  type Connection,
  type ConnectionEnd,
} from './signalling-connection.ts';
import type {
  Notice,
  RequestBody,
  RequestType,
  Result,
  Signalling,
  SignallingEvent,
  SignallingEvents,
} from './signalling-types.ts';

export interface SignallingOptions {
  readonly configuration: CallingConfiguration;
  readonly credential: CommunicationTokenCredential;
  readonly displayName: string | undefined;
  readonly userAgent: string;
}

/** Tries of the first connection, before `createCallAgent` gives up. */
const firstAttempts = 3;
/** Signals of peer connections that wait for the connection to come back. */
const maximumBacklog = 200;

/** Keeps one session with the service alive. @see docs/calling-protocol.md */
export class SignallingClient extends Emitter<SignallingEvents> implements Signalling {
  readonly _options: SignallingOptions;
  readonly _requests = new PendingRequests();
  connected: ConnectedMessage | undefined;
  isConnected = false;
  _connection: Connection | undefined;
  _heartbeat: Heartbeat | undefined;
  _resume: { resumeToken: string; sequence: number } | undefined;
  _token = '';
  _backlog: Notice[] = [];
  _attempt = 0;
  _isClosed = false;
  _heardAt = Date.now();
  _retry: ReturnType<typeof setTimeout> | undefined;
  _started: PromiseWithResolvers<void> | undefined;

  constructor(options: SignallingOptions) {
    super();
    this._options = options;
  }

  /** Resolves once connected; rejects when the service refuses the token or cannot be reached. */
  start(): Promise<void> {
    this._started = Promise.withResolvers();
    void this._connect();
    return this._started.promise;
  }

  request<Type extends RequestType>(
    type: Type,
    body: RequestBody<Type>,
    onAnswer?: (result: Result<Type>) => void,
  ): Promise<Result<Type>> {
    if (this._isClosed) return Promise.reject(closedError());
    const requestId = this._requests.nextId();
    const answer = this._requests.add(requestId, JSON.stringify({ type, requestId, ...body }), onAnswer);
    this._flush(false);
    return answer as Promise<Result<Type>>;
  }

  notify(notice: Notice): void {
    if (this.isConnected) this._connection?.send(JSON.stringify(notice));
    else if (notice.type === 'signal' && this._backlog.length < maximumBacklog) this._backlog.push(notice);
  }

  silentMs(): number {
    return Date.now() - this._heardAt;
  }

  async close(): Promise<void> {
    if (this._isClosed) return;
    const ended = this.isConnected ? this.request('disconnect', {}) : undefined;
    const patience = new Promise<void>((resolve) => setTimeout(resolve, 1_000));
    await Promise.race([ended?.catch(() => undefined), patience]);
    this._stop('connectionIssue', closedError());
  }

  /** Looks at once whether the connection still lives, and does not wait to look for a new one. */
  checkNow(): void {
    if (this._isClosed) return;
    if (this._heartbeat) this._heartbeat.checkNow();
    else if (this._retry !== undefined) this._scheduleConnect(0);
  }

  async _connect(): Promise<void> {
    this._retry = undefined;
    const { configuration, credential, displayName, userAgent } = this._options;
    try {
      this._token = (await credential.getToken()).token;
    } catch (error) {
      const message = `The token credential gave no token: ${error instanceof Error ? error.message : String(error)}`;
      if (!this._started) return this._retryLater();
      return this._fail('invalidToken', new CallingError(401, 40235, message, { cause: error }));
    }
    if (this._isClosed) return;
    this._connection = openConnection({
      url: websocketUrl(configuration, callingSignallingPath),
      ...{ token: this._token, displayName, userAgent, resume: this._resume },
      onConnected: (message) => this._onConnected(message),
      onMessage: (message) => this._onMessage(message),
      onEnd: (end) => this._onEnd(end),
    });
  }

  _onConnected(message: ConnectedMessage): void {
    this._heardAt = Date.now();
    const isResumed = message.session !== 'new';
    if (!isResumed && this.connected) {
      this._requests.rejectSent('The connection was lost for too long, and the call has ended.');
      this.emit('sessionEnded', 'connectionIssue');
    }
    const sequence = message.session === 'replayed' ? (this._resume?.sequence ?? 0) : message.sequence;
    this._resume = { resumeToken: message.resumeToken, sequence };
    this.connected = message;
    this.isConnected = true;
    this._attempt = 0;
    this._heartbeat = startHeartbeat({
      intervalMs: message.limits.pingSeconds * 1000,
      ping: () =>
        this._connection?.send(JSON.stringify({ type: 'ping', sequence: this._resume?.sequence ?? 0 })),
      onDead: () => this._connection?.close(1006),
    });
    this.emit('connected', message);
    this._flush(isResumed);
    const backlog = this._backlog.splice(0);
    if (isResumed) for (const notice of backlog) this.notify(notice);
    this._started?.resolve();
    this._started = undefined;
  }

  _onMessage(message: CallingServerMessage): void {
    this._heardAt = Date.now();
    this._heartbeat?.heard();
    if (message.type === 'pong' || message.type === 'connected') return;
    if (this._resume && message.sequence !== undefined) {
      if (message.sequence <= this._resume.sequence) return;
      this._resume.sequence = message.sequence;
    }
    if (message.type === 'answer') this._requests.resolve(message.requestId, message.result);
    else if (message.type === 'error') {
      if (message.requestId !== undefined)
        this._requests.reject(message.requestId, toCallingError(message.error));
    } else if (message.type === 'tokenExpiring') void this._refreshToken();
    else this.emit('event', message as SignallingEvent);
  }

  _onEnd({ code, error }: ConnectionEnd): void {
    const wasConnected = this.isConnected;
    this.isConnected = false;
    this._heartbeat?.stop();
    this._heartbeat = undefined;
    if (this._isClosed) return;
    const remedy = remedyFor(code);
    if (remedy === 'startAfresh') this._endSession();
    const isToken = code === callingCloseCodes.invalidToken;
    const reason = isToken ? 'invalidToken' : 'connectionIssue';
    const isHopeless = remedy === 'stop' || (isToken && this._attempt >= 2);
    const isFirst = this._started !== undefined;
    if (isHopeless || (isFirst && (error || this._attempt + 1 >= firstAttempts))) {
      return this._fail(reason, error ?? unreachable(this._options.configuration));
    }
    if (wasConnected) this.emit('disconnected', { reason, isFinal: false });
    this._retryLater();
  }

  _retryLater(): void {
    this._scheduleConnect(reconnectDelayMs(this._attempt));
    this._attempt += 1;
  }

  /** Everything of the session is lost, the next connection starts with nothing. */
  _endSession(): void {
    this._resume = undefined;
    this.connected = undefined;
    this._requests.rejectSent('The service has ended the session.');
    this.emit('sessionEnded', 'connectionIssue');
  }

  _fail(reason: 'invalidToken' | 'connectionIssue', error: CallingError): void {
    const started = this._started;
    this._started = undefined;
    this._stop(reason, error);
    started?.reject(error);
  }

  _stop(reason: 'invalidToken' | 'connectionIssue', error: CallingError): void {
    this._isClosed = true;
    this.isConnected = false;
    clearTimeout(this._retry);
    this._heartbeat?.stop();
    this._connection?.close(1000);
    this._requests.rejectAll(error);
    this.emit('sessionEnded', reason);
    this.emit('disconnected', { reason, isFinal: true });
  }

  _scheduleConnect(delayMs: number): void {
    clearTimeout(this._retry);
    this._retry = setTimeout(() => void this._connect(), delayMs);
  }

  _flush(isResumed: boolean): void {
    if (!this.isConnected) return;
    for (const text of this._requests.takeToSend(isResumed)) this._connection?.send(text);
  }

  async _refreshToken(): Promise<void> {
    try {
      const { token } = await this._options.credential.getToken();
      if (token === this._token) return;
      this._token = token;
      const requestId = this._requests.nextId();
      const answer = this._requests.add(
        requestId,
        JSON.stringify({ type: 'refreshToken', requestId, token }),
      );
      this._flush(false);
      await answer;
    } catch {
      // The service closes the connection when the token expires; another token is asked for then.
    }
  }
}

const closedError = () => new CallingError(409, 0, 'The call agent has been disposed of.');
const unreachable = ({ endpoint, insecureEndpoint }: CallingConfiguration) =>
  new CallingError(
    503,
    0,
    `No connection to the calling service at ${insecureEndpoint ?? endpoint}. Is the emulator running there?`,
  );
