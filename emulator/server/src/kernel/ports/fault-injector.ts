/** What a rule does to what it fires on: a latency, one of the others, or a latency before one of the others. */
export interface FaultEffect {
  /** How long everything waits first; somewhere between the two when there are two. */
  readonly latencyMs?: number | [from: number, to: number];
  /** Which clock the latency passes on. Default `machine`: what a client with a time-out of its own experiences. */
  readonly latencyClock?: 'machine' | 'emulated';
  /** Refused with this status, and nothing is done. */
  readonly status?: number;
  /** Of the error body; each status has a default. */
  readonly code?: string;
  readonly message?: string;
  /** Sent as `Retry-After`. */
  readonly retryAfterSeconds?: number;
  /** The work is done, and half of the answer's body is sent as if it were all. */
  readonly truncateBody?: true;
  /** The connection ends without an answer, before the work is done or after it. */
  readonly drop?: 'beforeWork' | 'afterWork';
  /** Websockets that are open when the rule is made are closed with this code. */
  readonly closeCode?: number;
  /** Relay credentials are issued that the relay refuses. */
  readonly denyRelay?: true;
}

/** A request, a websocket that connects, a call to a webhook, or the issue of relay credentials. */
export type FaultKind = 'request' | 'socket' | 'webhook' | 'relay';

/** Something that can go wrong, by the name that rules know it by. */
export interface FaultableOperation {
  readonly kind: FaultKind;
  /** `operationId` of the specification, or one of {@link faultableWorks}. */
  readonly operation: string;
  /** Folder name under `services/`. */
  readonly service: string;
}

/** What has no `operationId`, because no client asks for it by a request. */
export const faultableWorks = {
  deliver: { kind: 'webhook', operation: 'EventGrid_Deliver', service: 'event-grid' },
  validate: { kind: 'webhook', operation: 'EventGrid_Validate', service: 'event-grid' },
  issueCredentials: { kind: 'relay', operation: 'Relay_IssueCredentials', service: 'network-traversal' },
} as const satisfies Record<string, FaultableOperation>;

export interface FaultRule {
  /** Default: one that is not taken. A rule replaces the one with the same id. */
  readonly id?: string;
  /** Names of operations and of services, `*` and `?` for any characters. Default: all requests and websockets. */
  readonly operations?: string[];
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** A part of path and query, or of a webhook's URL; encoded or not, in any case. */
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

/** What something may be struck by. */
export interface FaultTarget {
  readonly operation: string;
  readonly method?: string;
  /** Path and query, or the URL of a webhook. */
  readonly target: string;
}

/** A rule that has fired. */
export interface Fault {
  /** Id of the rule. */
  readonly rule: string;
  readonly service: string;
  readonly effect: FaultEffect;
  /** What the rule's latency came to this time. */
  readonly latencyMs: number;
}

/** Lets things go wrong on purpose. */
export interface FaultInjector {
  /** False while there is no rule: then there is nothing to ask. */
  readonly armed: boolean;
  /** The first rule that fires on this, and counts it. */
  strike(target: FaultTarget): Fault | undefined;
  /** Resolves when the latency of the fault has passed, or its rule is gone. */
  delay(fault: Fault): Promise<void>;
  /** Tells of a websocket that is open and can be closed. Returns a function to be called when it is closed. */
  watch(socket: FaultTarget, close: (code: number) => void): () => void;
}

/** The injector as the control API sees it. */
export interface ControllableFaultInjector extends FaultInjector {
  readonly rules: readonly FaultRuleStatus[];
  /** @throws AcsError 400 when nothing that there is could be harmed in this way. */
  add(rule: FaultRule): FaultRuleStatus;
  /** False when there was none. */
  remove(id: string): boolean;
  /** Removes every rule, and lets go on what waits. */
  clear(): void;
  /** Back to the rules that the emulator was started with. */
  reset(): void;
}
