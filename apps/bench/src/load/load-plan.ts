/** What a load generator is told to do, and what it tells in the end. */
export interface LoadPlan {
  readonly port: number;
  /** A whole HTTP/1.1 request, sent over and over again; each of `connections` waits for its answer first. */
  readonly request: string;
  readonly connections: number;
  /** Of all connections together, spread evenly; as many as are answered when it is left out. */
  readonly requestsPerSecond?: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
}

export interface LoadResult {
  readonly seconds: number;
  /** Answers by status code. */
  readonly answers: Readonly<Record<string, number>>;
  /** Percentiles of the time to an answer. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export type LoadMessage =
  { readonly phase: 'measuring' } | { readonly phase: 'done'; readonly result: LoadResult };
