import type { Clock } from './ports/clock.ts';

const keepAliveMs = 15_000;
/** What may wait for a slow reader. */
const bufferedCharacters = 4 * 1024 * 1024;
const done = { done: true, value: undefined } as const;

/**
 * The text of a `text/event-stream`, to be read once. It ends when the reader falls too far behind, who can then resume
 * with `Last-Event-ID`.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export class ServerSentEvents implements AsyncIterableIterator<string> {
  readonly #clock: Clock;
  #open: ((sink: ServerSentEvents) => () => void) | undefined;
  #close: () => void = () => undefined;
  #cancelKeepAlive: () => void = () => undefined;
  #waiting = 'retry: 1000\n\n';
  #ended = false;
  #reader: ((result: IteratorResult<string, undefined>) => void) | undefined;

  /** `open` starts what writes here, when the first text is asked for; its result ends that. */
  constructor(clock: Clock, open: (sink: ServerSentEvents) => () => void) {
    this.#clock = clock;
    this.#open = open;
  }

  write({ id, name, text }: { id: string; name: string; text: string }): void {
    this.#push(`id: ${id.replaceAll(/[\r\n\0]/g, '')}\nevent: ${name}\ndata: ${text}\n\n`);
  }

  /** What was written before is still read. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#cancelKeepAlive();
    this.#close();
    this.#serveReader();
  }

  next(): Promise<IteratorResult<string, undefined>> {
    this.#start();
    return new Promise((resolve) => {
      this.#reader = resolve;
      this.#serveReader();
    });
  }

  return(): Promise<IteratorResult<string, undefined>> {
    this.#waiting = '';
    this.#open = undefined;
    this.end();
    return Promise.resolve(done);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #start(): void {
    const open = this.#open;
    this.#open = undefined;
    if (!open || this.#ended) return;
    const close = open(this);
    if (this.#ended) return close();
    this.#close = close;
    this.#keepAlive();
  }

  #push(text: string): void {
    if (this.#ended) return;
    this.#waiting += text;
    if (this.#waiting.length > bufferedCharacters) this.end();
    else this.#serveReader();
  }

  #serveReader(): void {
    const reader = this.#reader;
    if (!reader || (this.#waiting === '' && !this.#ended)) return;
    this.#reader = undefined;
    const value = this.#waiting;
    this.#waiting = '';
    reader(value === '' ? done : { done: false, value });
  }

  /** Comments keep idle HTTP clients from giving up. */
  #keepAlive(): void {
    this.#cancelKeepAlive = this.#clock.schedule(keepAliveMs, () => {
      if (this.#waiting === '') this.#push(': keep-alive\n\n');
      if (!this.#ended) this.#keepAlive();
    });
  }
}
