export type SpanAttributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Headers of a request, names in lower case. */
export type TraceHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** How a line of a log names the trace that it belongs to. @see "Trace Context in non-OTLP Log Formats" of OpenTelemetry */
export interface TraceFields {
  readonly trace_id: string;
  readonly span_id: string;
}

export interface SpanStart {
  /** Of few values: routes and operations, never ids. */
  readonly name: string;
  readonly kind: 'client' | 'consumer' | 'internal' | 'server';
  readonly attributes?: SpanAttributes;
  /**
   * Headers of a caller who is believed, or none: a trace of its own. Default: what the running code works for.
   * @see https://www.w3.org/TR/trace-context/
   */
  readonly parent?: TraceHeaders | 'none';
  /** `traceparent` of others that led to this; what is none is left out. */
  readonly links?: readonly (string | undefined)[];
}

/** Something that is under way. Attributes hold no secrets, no query values, no ids of people and nothing that they write. */
export interface TracedSpan {
  readonly fields: TraceFields;
  /** False: neither it nor what belongs to it is sent. What only describes it need not be found out. */
  readonly isSampled: boolean;
  /** As in the header of that name. */
  readonly traceparent: string;
  /** What others have put into the header of that name, to be handed on. */
  readonly tracestate: string | undefined;
  set(attributes: SpanAttributes): void;
  /** @param type status, code or name of the error; its message may hold what people write */
  fail(type: string): void;
  end(): void;
}

/** Traces of one service, sent to an OTLP receiver in the background. */
export interface Tracing {
  /** To be ended. Nothing belongs to it yet, see `within`. */
  begin(start: SpanStart): TracedSpan;
  /** What `work` does, and begins, belongs to the span. */
  within<R>(span: TracedSpan, work: () => R): R;
  /** Both, and the end of the span once `work` has ended; it fails when `work` does. */
  trace<R>(start: SpanStart, work: (span: TracedSpan) => Promise<R>): Promise<R>;
  /** What the running code works for; undefined outside of every span. */
  current(): TracedSpan | undefined;
  /** Makes requests that are sent for a span spans of their own, and gives them the header `traceparent`. */
  traceOutgoingRequests(): void;
  /** Ends something else with it, such as a subscription. */
  defer(end: () => void): void;
  /** For what makes spans through the API of OpenTelemetry, such as Next: once in a process. */
  registerGlobally(): void;
  /** Sends what is left for as long as a moment, then ends. May be called more than once. */
  stop(): Promise<void>;
}
