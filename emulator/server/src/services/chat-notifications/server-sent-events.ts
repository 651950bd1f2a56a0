import type { Clock } from '../../kernel/ports/clock.ts';
import { limits } from './limits.ts';
import type { EventStreamSink } from './event-stream.ts';

const keepAliveMs = 15_000;

/**
 * Turns what is written into the text of a `text/event-stream`. It ends when the reader falls too far behind: by then
 * the reader can resume with `Last-Event-ID`.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export class ServerSentEvents implements EventStreamSink {
  readonly #clock: Clock;
  readonly #waiting: string[] = ['retry: 1000\n\n'];
  #waitingCharacters = 0;
  #ended = false;
  #wake: () => void = () => undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  write({ id, name, text }: { id: string; name: string; text: string }): void {
    this.#push(`id: ${oneLine(id)}\nevent: ${name}\ndata: ${text}\n\n`);
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  /** To be read once: `open` starts what writes here, its result ends it when the reader goes away or all is read. */
  async *text(open: (sink: EventStreamSink) => () => void): AsyncGenerator<string> {
    const close = open(this);
    const stopKeepAlive = this.#keepAlive();
    try {
      while (true) {
        const next = this.#waiting.splice(0).join('');
        this.#waitingCharacters = 0;
        if (next) yield next;
        else if (this.#ended) return;
        else await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    } finally {
      this.#ended = true;
      stopKeepAlive();
      close();
    }
  }

  #push(text: string): void {
    if (this.#ended) return;
    this.#waiting.push(text);
    this.#waitingCharacters += text.length;
    if (this.#waitingCharacters > limits.bufferedBytes) this.#ended = true;
    this.#wake();
  }

  /** Comments keep idle HTTP clients from giving up. */
  #keepAlive(): () => void {
    let cancel = () => undefined as void;
    const later = () => {
      cancel = this.#clock.schedule(keepAliveMs, () => {
        if (this.#waiting.length === 0) this.#push(': keep-alive\n\n');
        later();
      });
    };
    later();
    return () => cancel();
  }
}

const oneLine = (text: string) => text.replaceAll(/[\r\n\0]/g, '');
