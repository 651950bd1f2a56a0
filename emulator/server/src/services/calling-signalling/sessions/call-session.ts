import {
  callingLimits,
  type CallingError,
  type CallingEvent,
  type CallingMessage,
} from '@switchboard/acs-contracts';
import type { UserTokenClaims } from '../../../kernel/ports/token-authority.ts';
import type { Call } from '../calls/call.ts';
import { isInvited, type Member } from '../calls/member.ts';
import { limits } from '../limits.ts';
import type { ClientConnection } from './client-connection.ts';
import { KeptMessages } from './kept-messages.ts';

/** A genuine user access token, together with itself, so that it can be checked again later. */
export interface SessionToken {
  readonly text: string;
  readonly claims: UserTokenClaims;
}

/** The session's place in a call, or in one that rings. */
export interface CallPart {
  readonly call: Call;
  readonly member: Member;
}

/** One call agent, whatever connections it comes and goes with. */
export class CallSession {
  readonly rawId: string;
  readonly displayName: string | undefined;
  readonly userAgent: string | undefined;
  token: SessionToken;
  /** The newest first. */
  resumeTokens: readonly string[] = [];
  ended = false;
  /** By the client's own call id. */
  readonly parts = new Map<string, CallPart>();
  readonly #kept = new KeptMessages();
  readonly #requestIds = new Set<string>();
  #connection: ClientConnection | undefined;

  constructor(token: SessionToken, { displayName, userAgent }: CallingMessage<'connect'>) {
    this.rawId = token.claims.rawId;
    this.token = token;
    this.displayName = displayName;
    this.userAgent = userAgent;
  }

  get connection(): ClientConnection | undefined {
    return this.#connection;
  }

  get lastSequence(): number {
    return this.#kept.last;
  }

  /** Calls that ring do not count: a client that has its hands full may still be called. */
  get hasSpaceForCall(): boolean {
    const entered = [...this.parts.values()].filter(({ member }) => !isInvited(member));
    return entered.length < callingLimits.callsPerSession;
  }

  tell(event: CallingEvent): void {
    this.#deliver(event);
  }

  answer(requestId: string, result: Readonly<Record<string, unknown>>): void {
    this.#deliver({ type: 'answer', requestId, result });
  }

  refuse(requestId: string | undefined, error: CallingError): void {
    this.#deliver({ type: 'error', ...(requestId !== undefined && { requestId }), error });
  }

  /** False when the request was there before: it is not carried out twice, and its answer comes or has come. */
  accepts(requestId: string): boolean {
    if (this.#requestIds.has(requestId)) return false;
    this.#requestIds.add(requestId);
    if (this.#requestIds.size > limits.rememberedRequestIds)
      for (const oldest of this.#requestIds.values()) return this.#requestIds.delete(oldest);
    return true;
  }

  acknowledge(sequence: number): void {
    this.#kept.acknowledge(sequence);
  }

  /** What a client that has received up to `sequence` missed; undefined when that is no longer known. */
  missedAfter(sequence: number): readonly string[] | undefined {
    return this.#kept.after(sequence);
  }

  attach(connection: ClientConnection): void {
    this.#connection = connection;
  }

  /** False when the session has gone on with another connection. */
  detach(connection: ClientConnection): boolean {
    if (this.#connection !== connection) return false;
    this.#connection = undefined;
    return true;
  }

  #deliver(message: Readonly<Record<string, unknown>>): void {
    if (this.ended) return;
    const text = JSON.stringify({ ...message, sequence: this.#kept.last + 1 });
    this.#kept.add(text);
    this.#connection?.send(text);
  }
}
