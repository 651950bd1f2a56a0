import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ClientAnswers, ClientCommand } from './client-protocol.ts';

const script = fileURLToPath(new URL('chat-clients.ts', import.meta.url));

/** Many chat clients in a process of their own, so that they do not share the server's time. */
export class ChatClients implements AsyncDisposable {
  readonly #child: ChildProcess = fork(script);

  /** @throws when the process ends before it answers */
  ask<C extends ClientCommand>(command: C): Promise<ClientAnswers[C['command']]> {
    return new Promise((resolve, reject) => {
      const onClose = () => reject(new Error(`The chat clients ended during ${command.command}.`));
      this.#child.once('close', onClose);
      this.#child.once('message', (answer: ClientAnswers[C['command']]) => {
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
