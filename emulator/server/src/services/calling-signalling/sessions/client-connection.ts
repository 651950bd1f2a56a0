import { callingCloseCodes, callingLimits, type CallingClientMessage } from '@switchboard/acs-contracts';
import type { Clock } from '../../../kernel/ports/clock.ts';
import type { Socket } from '../../../kernel/socket-endpoint.ts';
import type { CallingRefusal } from '../calling.errors.ts';
import { limits } from '../limits.ts';
import { MessageBudget } from './message-budget.ts';
import { readMessage } from './read-message.ts';

export interface ConnectionListener {
  /** One at a time, in order: the next one waits for the result. */
  onMessage(message: CallingClientMessage): Promise<void> | void;
  onMalformed(refusal: CallingRefusal, requestId: string | undefined): void;
  /** Handling a message failed, which is the emulator's own mistake; the connection ends. */
  onFailure(error: unknown): void;
  /** Called once, whoever ends the connection; `isMisbehaved` when it broke the rules. */
  onEnd(isMisbehaved: boolean): void;
}

const internalError = 1011;
const { malformed, messageTooLarge, flooding, tooSlow } = callingCloseCodes;

/** One websocket: keeps its client within the limits and hands over what it says. */
export class ClientConnection {
  readonly #socket: Socket;
  readonly #listener: ConnectionListener;
  readonly #budget: MessageBudget;
  #handled: Promise<void> = Promise.resolve();
  #malformedMessages = 0;
  #ended = false;

  constructor(socket: Socket, clock: Clock, listener: ConnectionListener) {
    this.#socket = socket;
    this.#listener = listener;
    this.#budget = new MessageBudget(clock);
    socket.onMessage((text) => this.#receive(text));
    socket.onClose(() => this.#end(false));
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Ends the connection when the client does not keep up with what it is sent. */
  send(text: string): void {
    if (this.#ended) return;
    this.#budget.earnForDelivery();
    this.#socket.send(text);
    if (this.#socket.bufferedBytes > limits.bufferedBytes)
      this.close(tooSlow, 'The client reads too slowly. Connect again and resume.');
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
    this.#end(false);
  }

  #refuse(code: number, reason: string): void {
    this.#end(true);
    this.#socket.close(code, reason);
  }

  #end(isMisbehaved: boolean): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#listener.onEnd(isMisbehaved);
  }

  #receive(text: string): void {
    if (this.#ended) return;
    if (text.length > callingLimits.messageBytes)
      return this.#refuse(messageTooLarge, `A message may have up to ${callingLimits.messageBytes} bytes.`);
    if (!this.#budget.spend(text.length)) return this.#refuse(flooding, 'Too many messages.');
    const read = readMessage(text);
    if ('message' in read) return this.#hand(() => this.#listener.onMessage(read.message));
    this.#hand(() => this.#listener.onMalformed(read.refusal, read.requestId));
    this.#malformedMessages += 1;
    if (this.#malformedMessages >= limits.malformedMessages)
      this.#refuse(malformed, 'Too many malformed messages.');
  }

  #hand(work: () => Promise<void> | void): void {
    this.#handled = this.#handled
      .then(() => (this.#ended ? undefined : work()))
      .catch((error: unknown) => {
        this.#listener.onFailure(error);
        this.close(internalError, 'The emulator failed; its log says why.');
      });
  }
}
