import {
  callEndReasons,
  callingCloseCodes,
  callingLimits,
  type CallEndReason,
} from '@switchboard/acs-contracts';
import type { CallingContext } from '../calling-ports.ts';
import type { CallSession } from './call-session.ts';
import type { ClientConnection } from './client-connection.ts';
import { TokenClock } from './token-clock.ts';

export interface SessionListener {
  onEnded(session: CallSession, reason: CallEndReason): void;
}

const { invalidToken, replaced, serviceRestart } = callingCloseCodes;

/** Every session, connected or waiting to be resumed. */
export class SessionDirectory {
  readonly #context: CallingContext;
  readonly #listener: SessionListener;
  readonly #tokenClock: TokenClock;
  readonly #byResumeToken = new Map<string, CallSession>();
  readonly #byUser = new Map<string, Set<CallSession>>();
  /** Cancel the end of those that have no connection. */
  readonly #ends = new Map<CallSession, () => void>();

  constructor(context: CallingContext, listener: SessionListener) {
    this.#context = context;
    this.#listener = listener;
    this.#tokenClock = new TokenClock(context.clock, (session) => this.#onTokenExpired(session));
  }

  sessionsOf(rawId: string): readonly CallSession[] {
    return [...(this.#byUser.get(rawId) ?? [])];
  }

  findByResumeToken(resumeToken: string): CallSession | undefined {
    return this.#byResumeToken.get(resumeToken);
  }

  /** False when the user has too many. */
  add(session: CallSession): boolean {
    const sessions = this.#byUser.get(session.rawId) ?? new Set();
    if (sessions.size >= callingLimits.sessionsPerUser) return false;
    this.#byUser.set(session.rawId, sessions.add(session));
    this.#tokenClock.watch(session);
    return true;
  }

  /**
   * Makes `connection` the session's only one, under a new resume token. The one that it came with stays good until the
   * next time: the client may not get to know the new one.
   */
  attach(session: CallSession, connection: ClientConnection, usedToken?: string): void {
    this.#ends.get(session)?.();
    this.#ends.delete(session);
    const previous = session.connection;
    session.attach(connection);
    previous?.close(replaced, 'Another connection has resumed the session.');
    this.#forgetResumeTokens(session);
    session.resumeTokens = [this.#context.ids.urlSafe(32), ...(usedToken === undefined ? [] : [usedToken])];
    for (const token of session.resumeTokens) this.#byResumeToken.set(token, session);
  }

  useToken(session: CallSession, token: CallSession['token']): void {
    session.token = token;
    this.#tokenClock.watch(session);
  }

  /** The session's connection is gone. It waits to be resumed. */
  detach(session: CallSession, connection: ClientConnection): void {
    if (!session.detach(connection) || session.ended) return;
    const cancel = this.#context.clock.schedule(callingLimits.resumeWindowSeconds * 1000, () => {
      const isExpired = session.token.claims.expiresOn <= this.#context.clock.now();
      this.end(session, isExpired ? callEndReasons.noValidToken : callEndReasons.connectionLost);
    });
    this.#ends.set(session, cancel);
  }

  /** Takes the session out of all its calls. Its connection, if there is one, stays open for the caller to close. */
  end(session: CallSession, reason: CallEndReason): void {
    if (session.ended) return;
    this.#listener.onEnded(session, reason);
    session.ended = true;
    this.#ends.get(session)?.();
    this.#ends.delete(session);
    this.#tokenClock.forget(session);
    this.#forgetResumeTokens(session);
    const sessions = this.#byUser.get(session.rawId);
    sessions?.delete(session);
    if (sessions?.size === 0) this.#byUser.delete(session.rawId);
  }

  /** Looks again at the tokens of a user, some of which were revoked. */
  async recheck(rawId: string): Promise<void> {
    for (const session of this.sessionsOf(rawId)) {
      const outcome = await this.#context.tokens.verifyUserToken(session.token.text);
      if ('claims' in outcome || session.ended) continue;
      this.end(session, callEndReasons.noValidToken);
      session.connection?.close(invalidToken, 'The user access token was revoked.');
    }
  }

  /** Ends everything; clients that connect again start afresh. */
  stop(): void {
    for (const session of [...this.#byUser.values()].flatMap((sessions) => [...sessions])) {
      this.end(session, callEndReasons.endedByServer);
      session.connection?.close(serviceRestart, 'The emulator stops or is reset.');
    }
  }

  #forgetResumeTokens(session: CallSession): void {
    for (const token of session.resumeTokens) this.#byResumeToken.delete(token);
  }

  #onTokenExpired(session: CallSession): void {
    session.connection?.close(invalidToken, 'The user access token expired. Resume with a fresh one.');
  }
}
