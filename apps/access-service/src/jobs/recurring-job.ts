import type { JobQueue } from './job-queue.ts';

/** Work that has to be done again and again, by one replica at a time. */
export class RecurringJob {
  readonly #queue: JobQueue;
  readonly #everySeconds: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(queue: JobQueue, everySeconds: number) {
    this.#queue = queue;
    this.#everySeconds = everySeconds;
  }

  start(): void {
    const everySeconds = this.#everySeconds;
    const send = () => this.#send({ onceInSeconds: everySeconds });
    send();
    this.#timer = setInterval(send, everySeconds * 1000);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Does it now, or once more when what is under way has ended. */
  kick(): void {
    if (this.#timer) this.#send({});
  }

  #send(options: { onceInSeconds?: number }): void {
    this.#queue.send({}, options).then(
      (isMine) => isMine && this.#queue.wake(),
      // The database is away, which is logged where it is noticed. The next time is soon.
      () => {},
    );
  }
}
