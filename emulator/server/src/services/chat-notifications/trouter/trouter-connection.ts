import type { Clock } from '../../../kernel/ports/clock.ts';
import type { Socket } from '../../../kernel/socket-endpoint.ts';
import { limits } from '../limits.ts';
import { PacketBudget } from './packet-budget.ts';
import {
  acknowledgePacket,
  decodePacket,
  disconnectPacket,
  heartbeatPacket,
  parseObject,
  type SocketIoPacket,
} from './socket-io-packet.ts';

export interface TrouterConnectionListener {
  /** The client has handled the request with this id. */
  onAcknowledged(id: number): void;
  /** Called once, whoever ends the connection. */
  onEnd(): void;
}

/** One websocket that speaks socket.io 0.9 with a trouter client. */
export class TrouterConnection {
  readonly #socket: Socket;
  readonly #listener: TrouterConnectionListener;
  readonly #budget: PacketBudget;
  #ended = false;

  constructor(socket: Socket, clock: Clock, listener: TrouterConnectionListener) {
    this.#socket = socket;
    this.#listener = listener;
    this.#budget = new PacketBudget(clock);
    socket.onMessage((text) => this.#receive(text));
    socket.onClose(() => this.#end());
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Ends the connection when the client does not keep up with what it is sent. */
  send(text: string): void {
    if (this.#ended) return;
    this.#socket.send(text);
    if (this.#socket.bufferedBytes > limits.bufferedBytes)
      this.close(1013, 'The client reads too slowly. Reconnect to receive what was not acknowledged.');
  }

  sendEvent(text: string): void {
    this.#budget.earnForEvent();
    this.send(text);
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
    this.#end();
  }

  /** Tells the client that its token is no longer good, which makes it ask for a fresh one and reconnect. */
  refuseToken(): void {
    if (this.#ended) return;
    this.#socket.send(disconnectPacket('unauthorized'));
    this.close(1008, 'The user access token expired or was revoked.');
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#listener.onEnd();
  }

  #receive(text: string): void {
    if (this.#ended) return;
    if (text.length > limits.receivedCharacters)
      return this.close(1009, `A packet may have up to ${limits.receivedCharacters} characters.`);
    if (!this.#budget.spend()) return this.close(1008, 'Too many packets. Send answers and pings only.');
    const packet = decodePacket(text);
    if (!packet) return this.close(1007, 'Not a socket.io 0.9 packet that a client sends.');
    this.#handle(packet);
  }

  #handle(packet: SocketIoPacket): void {
    switch (packet.type) {
      case 'disconnect':
        return this.close(1000, '');
      case 'heartbeat':
        return this.send(heartbeatPacket);
      case 'message':
        return this.#handleAnswer(packet.data);
      case 'event':
        // `ping`, `user.activity` and `trouter.processed_message_loss` want nothing but to be acknowledged in time.
        if (packet.acknowledgementId) this.send(acknowledgePacket(packet.acknowledgementId));
    }
  }

  /** A client that could not handle a request answers too: sending it again would not help it. */
  #handleAnswer(data: string): void {
    const id = parseObject(data)?.id;
    if (typeof id === 'number') this.#listener.onAcknowledged(id);
  }
}
