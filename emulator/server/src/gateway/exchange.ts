import type { OperationRequest, OperationResponse } from '../kernel/operation.ts';
import type { Fault } from '../kernel/ports/fault-injector.ts';
import type { Principal } from '../kernel/principal.ts';
import type { BoundOperation } from '../kernel/service.ts';

/** An operation of the published specifications that nobody emulates yet. */
export interface MissingOperation {
  readonly id: string;
  readonly route: string;
}

/** What the router found: an operation, or one that is known only by name. */
export interface ResolvedRoute {
  readonly operation: BoundOperation | undefined;
  readonly missing: MissingOperation | undefined;
  /** Part of the control API: guarded by other rules than the data plane. */
  readonly control: boolean;
}

/** A request on its way through the pipeline. Stages add what they find out. */
export interface Exchange {
  /** Milliseconds of a monotonic clock. */
  readonly startedAt: number;
  readonly method: string;
  /** Path and query exactly as sent. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly remoteAddress: string;
  readonly encrypted: boolean;
  readonly route: ResolvedRoute | undefined;
  /** Decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | readonly string[]>>;

  requestId: string;
  principal: Principal;
  /** Verdict of the authentication stage, for the journal. */
  authentication: string;
  /** What a rule does to it. */
  fault: Fault | undefined;
  /** What the operation is called with. */
  request: OperationRequest | undefined;
  responseHeaders: Record<string, string>;
  response: OperationResponse | undefined;
}

const anonymous: Principal = { kind: 'anonymous' };

/** The part of an exchange that the carrier of the request fills in. */
export type ReceivedRequest = Pick<
  Exchange,
  'method' | 'target' | 'headers' | 'body' | 'remoteAddress' | 'encrypted' | 'route' | 'params' | 'query'
>;

export function beginExchange(received: ReceivedRequest): Exchange {
  return {
    startedAt: performance.now(),
    method: received.method,
    target: received.target,
    headers: received.headers,
    body: received.body,
    remoteAddress: received.remoteAddress,
    encrypted: received.encrypted,
    route: received.route,
    params: received.params,
    query: received.query,
    requestId: '',
    principal: anonymous,
    authentication: 'not checked',
    fault: undefined,
    request: undefined,
    responseHeaders: {},
    response: undefined,
  };
}

/** The path of a request target, without its query. */
export function pathOf(target: string): string {
  const end = target.indexOf('?');
  return end === -1 ? target : target.slice(0, end);
}
