/** What is counted for those who operate the emulator; never reset, as Prometheus expects of counters. */
export interface Metrics {
  /** @param operation undefined for routes that nothing knows */
  countRequest(operation: string | undefined, status: number, seconds: number): void;
  /** @returns to be called when the socket has closed */
  openSocket(path: string): () => void;
  /** In Prometheus' text format. */
  expose(): string;
}
