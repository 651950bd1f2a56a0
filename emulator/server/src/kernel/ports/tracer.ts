export interface SpanStart {
  /** Of few values: an operation, never an id. */
  readonly name: string;
  readonly kind: 'server' | 'client';
  readonly attributes?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Headers of the caller, whose trace goes on, or none: a trace of its own. */
  readonly parent: Readonly<Record<string, string>> | 'none';
  /** `traceparent` of what led to this. */
  readonly links?: readonly (string | undefined)[];
}

export interface Span {
  /** @see https://www.w3.org/TR/trace-context/#traceparent-header */
  readonly traceparent: string;
  /** Values hold no keys, tokens, ids of users or message text. */
  set(attributes: NonNullable<SpanStart['attributes']>): void;
  /** @param type status or kind of the failure */
  fail(type: string): void;
}

/** Tells an OpenTelemetry receiver what happens and for whom. There is none unless somebody wants traces. */
export interface Tracer {
  /** What the running code works for. */
  current(): Pick<Span, 'traceparent'> | undefined;
  /** What `work` does belongs to the span, which ends with it. */
  trace<R>(start: SpanStart, work: (span: Span) => Promise<R>): Promise<R>;
}
