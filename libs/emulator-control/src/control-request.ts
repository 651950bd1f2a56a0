import { noAnswer, refusalOf } from './emulator-control-error.ts';

export interface EmulatorControlOptions {
  /** What the emulator was started with as `--control-key`. Needed from any other host, a container's included. */
  readonly controlKey?: string;
  /** How long a request may take, waits aside. Default 30,000. */
  readonly requestTimeoutMs?: number;
  readonly fetch?: typeof globalThis.fetch;
}

export interface RequestOptions {
  readonly signal?: AbortSignal;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type QueryValue = string | number | boolean | Date | undefined;

export interface ControlRequestInit extends RequestOptions {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Added to the time that a request may take; `Infinity` for a stream, which ends by `signal` only. */
  readonly waitsMs?: number;
}

/** The control API of one emulator as HTTP requests. */
export interface ControlRequests {
  /** The JSON of the answer; undefined when it has no body. @throws EmulatorControlError */
  request<Answer>(method: Method, path: string, init?: ControlRequestInit): Promise<Answer>;
  /** @throws EmulatorControlError when it is no success. */
  send(method: Method, path: string, init?: ControlRequestInit): Promise<Response>;
  url(path: string, query?: ControlRequestInit['query']): string;
}

const defaultTimeoutMs = 30_000;

export function createControlRequests(endpoint: string, options: EmulatorControlOptions): ControlRequests {
  const fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
  const timeoutMs = options.requestTimeoutMs ?? defaultTimeoutMs;
  const base = baseOf(endpoint);
  const key = options.controlKey === undefined ? {} : { 'x-emulator-control-key': options.controlKey };
  const url: ControlRequests['url'] = (path, query = {}) => `${base}${path}${queryString(query)}`;

  async function send(method: Method, path: string, init: ControlRequestInit = {}): Promise<Response> {
    const target = url(path, init.query);
    const { body, signal, waitsMs = 0 } = init;
    const limits = [signal, timeoutSignal(timeoutMs + waitsMs)].filter((each) => each !== undefined);
    const response = await fetch(target, {
      method,
      headers: { ...key, ...(body !== undefined && { 'content-type': 'application/json' }), ...init.headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.any(limits),
    }).catch((cause: unknown) => {
      signal?.throwIfAborted();
      throw noAnswer(`${method} ${target}`, cause);
    });
    if (!response.ok) throw await refusalOf(`${method} ${target}`, response);
    return response;
  }

  return {
    url,
    send,
    async request<Answer>(method: Method, path: string, init?: ControlRequestInit) {
      const response = await send(method, path, init);
      const text = await response.text();
      return (text === '' ? undefined : JSON.parse(text)) as Answer;
    },
  };
}

const timeoutSignal = (ms: number) => (ms === Infinity ? undefined : AbortSignal.timeout(ms));

/** @throws TypeError that names what was given. */
function baseOf(endpoint: string): string {
  const given = URL.parse(endpoint);
  if (given === null || !/^https?:$/.test(given.protocol))
    throw new TypeError(
      `"${endpoint}" is not the endpoint of an emulator. Use one such as http://localhost:3002.`,
    );
  return `${given.origin}/_emulator/`;
}

function queryString(query: NonNullable<ControlRequestInit['query']>): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value instanceof Date ? value.toISOString() : String(value)] as const],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(Object.fromEntries(given))}`;
}

/** A part of a path: names and ids may hold any character. */
export const segment = encodeURIComponent;

/** As the waits of the control API take it. @throws RangeError that names what was given. */
export function toSeconds(timeoutMs: number): string {
  if (timeoutMs >= 0 && timeoutMs <= 600_000) return (timeoutMs / 1000).toFixed(3);
  throw new RangeError(`timeoutMs is ${timeoutMs}. A wait takes at most 600000 milliseconds.`);
}
