import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { readSpans, type ReceivedSpan } from './otlp-spans.ts';

/** An OTLP receiver, by HTTP and protobuf: what a collector is to services that are traced. */
export class TraceReceiver implements AsyncDisposable {
  readonly #server: Server;
  readonly spans: ReceivedSpan[] = [];
  /** Of the latest request. */
  headers: IncomingHttpHeaders = {};

  private constructor() {
    this.#server = createServer((request, reply) => {
      void buffer(request).then((body) => {
        const isExport =
          request.url === '/v1/traces' && request.headers['content-type'] === 'application/x-protobuf';
        if (isExport) this.spans.push(...readSpans(body));
        this.headers = request.headers;
        reply.writeHead(isExport ? 200 : 404, { 'content-type': 'application/x-protobuf' }).end();
      });
    });
  }

  static async start(): Promise<TraceReceiver> {
    const receiver = new TraceReceiver();
    await new Promise<void>((resolve) => receiver.#server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  /** The value of `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
