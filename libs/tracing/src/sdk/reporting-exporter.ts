import { ExportResultCode, type ExportResult } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import type { TracingReports } from '../start-tracing.ts';
import { scrubbedSpan } from './scrubbed-span.ts';

/** Sends nothing that names people. Tells once that spans cannot be sent, and once that they can again; those of the meantime are lost. */
export class ReportingExporter implements SpanExporter {
  readonly #inner: SpanExporter;
  readonly #reports: TracingReports;
  #isReachable = true;

  constructor(inner: SpanExporter, reports: TracingReports) {
    this.#inner = inner;
    this.#reports = reports;
  }

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.#inner.export(spans.map(scrubbedSpan), ({ code, error }) => {
      this.#report(code === ExportResultCode.SUCCESS ? undefined : error);
      // What was reported needs no second report by the SDK.
      done({ code: ExportResultCode.SUCCESS });
    });
  }

  async forceFlush(): Promise<void> {
    await this.#inner.forceFlush?.();
  }

  async shutdown(): Promise<void> {
    await this.#inner.shutdown();
  }

  #report(error: Error | undefined): void {
    if (error === undefined) {
      if (!this.#isReachable) this.#reports.onReachable();
      this.#isReachable = true;
    } else {
      if (this.#isReachable) this.#reports.onUnreachable(reasonOf(error));
      this.#isReachable = false;
    }
  }
}

/** Without the answer's text: who knows what a receiver repeats. */
function reasonOf(error: Error): string {
  const { code, cause } = error as Error & { code?: unknown };
  if (typeof code === 'number') return `it answers ${code}`;
  const inner = (cause as { code?: unknown } | undefined)?.code;
  return [code, inner].find((each) => typeof each === 'string') ?? error.name;
}
