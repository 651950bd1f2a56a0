import { segment, type ControlRequests, type RequestOptions } from './control-request.ts';

/** What a rule does to what it fires on: a latency, one of the others, or a latency before one of the others. */
export interface FaultEffect {
  /** How long everything waits first; somewhere between the two when there are two. At most 600,000. */
  readonly latencyMs?: number | [from: number, to: number];
  /** Which clock the latency passes on. Default `machine`; on the `emulated` one it passes when a test advances it. */
  readonly latencyClock?: 'machine' | 'emulated';
  /** Refused with this status in the shape of the service, and nothing is done. */
  readonly status?: number;
  /** Of the error body; each status has a default. */
  readonly code?: string;
  readonly message?: string;
  /** Sent as `Retry-After`; the SDKs wait that long, and 0 keeps tests quick. */
  readonly retryAfterSeconds?: number;
  /** The work is done, and half of the answer's body is sent as if it were all. */
  readonly truncateBody?: true;
  /** The connection ends without an answer, before the work is done or after it: the answer that got lost. */
  readonly drop?: 'beforeWork' | 'afterWork';
  /** Websockets that are open when the rule is made are closed with this code; what comes later is spared. */
  readonly closeCode?: number;
  /** Relay credentials are issued that the relay refuses; for `Relay_IssueCredentials`. */
  readonly denyRelay?: true;
}

/** What goes wrong, and when. */
export interface FaultRule {
  /** Default: one that is not taken. A rule replaces the one with the same id. */
  readonly id?: string;
  /**
   * Names of operations (`ChatThread_SendChatMessage`) and of services (`sms`), `*` and `?` for any characters. Default: all requests
   * and websockets.
   */
  readonly operations?: string[];
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** A part of path and query, such as a thread's id, or of a webhook's URL; encoded or not, in any case. */
  readonly target?: string;
  /** So many matches pass unharmed first. Default 0. */
  readonly skip?: number;
  /** Fires so often at most. */
  readonly times?: number;
  /** From 0 to 1, the default. */
  readonly probability?: number;
  /** Makes probability and latency the same in every run. Default: the seed of the ids, if there is one. */
  readonly seed?: string;
  /** How long the rule is in force, on the emulated clock. Default: until it is removed. */
  readonly durationMs?: number;
  readonly effect: FaultEffect;
}

export interface FaultRuleStatus extends FaultRule {
  readonly id: string;
  readonly operations: string[];
  /** How much it was meant for, harmed or not. */
  readonly matched: number;
  /** How much it harmed. */
  readonly fired: number;
  /** Whether it will not fire again: its times are used up, or its duration is over. */
  readonly spent: boolean;
}

/** Lets things go wrong on purpose. A reset brings back the rules that the emulator was started with, and no other. */
export interface FaultsControl {
  /** Of several rules the first one that fires decides. */
  add(rule: FaultRule, options?: RequestOptions): Promise<FaultRuleStatus>;
  list(options?: RequestOptions): Promise<readonly FaultRuleStatus[]>;
  get(id: string, options?: RequestOptions): Promise<FaultRuleStatus>;
  remove(id: string, options?: RequestOptions): Promise<void>;
  /** Removes every rule, and lets go on what waits for a latency. */
  clear(options?: RequestOptions): Promise<void>;
}

export const faultsControl = ({ request }: ControlRequests): FaultsControl => ({
  add: (rule, options) => request('POST', 'faults', { ...options, body: rule }),
  list: async (options) =>
    (await request<{ value: readonly FaultRuleStatus[] }>('GET', 'faults', options)).value,
  get: (id, options) => request('GET', `faults/${segment(id)}`, options),
  remove: (id, options) => request('DELETE', `faults/${segment(id)}`, options),
  clear: (options) => request('DELETE', 'faults', options),
});
