import { quoteRecipient, type NotificationFrame } from './notification-frame.ts';
import { connectPacket, eventPacket } from './socket-io-packet.ts';
import type { TrouterConnection } from './trouter-connection.ts';
import { UnacknowledgedFrames } from './unacknowledged-frames.ts';

/**
 * One device of a user: a chat client with its own registration id, whatever connections it comes and goes with. What
 * it has not acknowledged is kept for its next connection.
 */
export class TrouterEndpoint {
  readonly rawId: string;
  readonly id: string;
  readonly #recipient: string;
  readonly #unacknowledged = new UnacknowledgedFrames();
  #connection: TrouterConnection | undefined;

  constructor(rawId: string, id: string) {
    this.rawId = rawId;
    this.id = id;
    this.#recipient = quoteRecipient(rawId);
  }

  get connection(): TrouterConnection | undefined {
    return this.#connection;
  }

  deliver(frame: NotificationFrame): void {
    if (!frame.ephemeral) this.#unacknowledged.add(frame);
    this.#connection?.sendEvent(frame.textFor(this.#recipient));
  }

  acknowledge(id: number): void {
    this.#unacknowledged.acknowledge(id);
  }

  /**
   * Makes `connection` the endpoint's only one, with all that is not acknowledged sent again in order.
   *
   * @see `onTrouterConnected` and `onTrouterMessageLoss` of the client; it ignores requests before `trouter.connected`
   */
  connect(connection: TrouterConnection): void {
    const previous = this.#connection;
    this.#connection = connection;
    previous?.close(1000, 'Another connection of the same endpoint took over.');
    connection.send(connectPacket);
    connection.send(eventPacket('trouter.connected', { ttl: String(connectionLifetimeSeconds) }));
    const lastLost = this.#unacknowledged.takeLoss();
    if (lastLost !== undefined) connection.send(messageLossPacket(lastLost));
    for (const frame of this.#unacknowledged.all()) connection.sendEvent(frame.textFor(this.#recipient));
  }

  /** False when `connection` is no longer the endpoint's. */
  disconnect(connection: TrouterConnection): boolean {
    if (this.#connection !== connection) return false;
    this.#connection = undefined;
    return true;
  }
}

/** The client renews its registration with it; connections themselves live as long as their token. */
export const connectionLifetimeSeconds = 7 * 24 * 3600;

const messageLossPacket = (lastLost: number) =>
  eventPacket('trouter.message_loss', { droppedIndicators: [{ tag: 'messaging', etag: String(lastLost) }] });
