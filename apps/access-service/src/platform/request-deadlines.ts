/** The part of the server's reply that tells how far it is, and ends it. */
interface PendingReply {
  /** Whether it has been ended, or is somebody else's to end. */
  readonly sent: boolean;
  /** Milliseconds since the request came. */
  readonly elapsedTime: number;
  readonly raw: { readonly headersSent: boolean; readonly destroyed: boolean; destroy(): unknown };
  send(error: Error): unknown;
}

/**
 * Answers requests whose handler takes too long with 503. One timer looks after all of them: the server's own
 * `handlerTimeout` makes a timer and an abort signal for each request, which a cached answer's time shows.
 * @see node_modules/fastify/lib/route.js `routeHandler`
 */
export class RequestDeadlines implements Disposable {
  readonly #limitMs: number;
  /** In the order in which they came. */
  readonly #underWay = new Set<PendingReply>();
  readonly #timer: NodeJS.Timeout;

  constructor(limitMs: number) {
    this.#limitMs = limitMs;
    this.#timer = setInterval(() => this.endOverdue(), limitMs / 25).unref();
  }

  watch(reply: PendingReply): void {
    this.#underWay.add(reply);
  }

  /** Call it when the answer has been sent. Requests that the client gave up are forgotten when they are due. */
  release(reply: PendingReply): void {
    this.#underWay.delete(reply);
  }

  endOverdue(): void {
    for (const reply of this.#underWay) {
      if (reply.elapsedTime < this.#limitMs) return;
      this.#underWay.delete(reply);
      if (!reply.sent && !reply.raw.destroyed) this.#end(reply);
    }
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  #end(reply: PendingReply): void {
    // An answer that has begun cannot become another one: only its end tells the client that it is not whole.
    if (reply.raw.headersSent) reply.raw.destroy();
    else reply.send(Object.assign(new Error('The handler took too long.'), { statusCode: 503 }));
  }
}
