import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** Many clients in a process of their own, so that they do not share the server's time. */
export class ClientProcess<Command extends { readonly command: string }, Answers> implements AsyncDisposable {
  readonly #child: ChildProcess;

  constructor(script: string) {
    this.#child = fork(script);
  }

  /** @throws when the process ends before it answers */
  ask<C extends Command>(command: C): Promise<Answers[C['command'] & keyof Answers]> {
    return new Promise((resolve, reject) => {
      const onClose = () => reject(new Error(`The clients ended during ${command.command}.`));
      this.#child.once('close', onClose);
      this.#child.once('message', (answer: Answers[C['command'] & keyof Answers]) => {
        this.#child.off('close', onClose);
        resolve(answer);
      });
      this.#child.send(command);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const closed = once(this.#child, 'close');
    this.#child.kill();
    await closed;
  }
}
