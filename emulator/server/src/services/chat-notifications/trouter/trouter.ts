import type { ServiceContext } from '../../../kernel/service.ts';
import type { Socket } from '../../../kernel/socket-endpoint.ts';
import type { ChatEvent } from '../chat-event.ts';
import type { ChatToken } from '../chat-token.ts';
import { EndpointDirectory } from './endpoint-directory.ts';
import { encodeNotification, type NotificationFrame } from './notification-frame.ts';
import { PendingSessions } from './pending-sessions.ts';
import type { TokenWatch } from '../token-watch.ts';
import { TrouterConnection } from './trouter-connection.ts';
import type { TrouterEndpoint } from './trouter-endpoint.ts';

/** Carries chat events to the connected devices of each user and keeps them a while for those that are away. */
export class Trouter {
  readonly #context: ServiceContext;
  readonly #tokenWatch: TokenWatch;
  readonly #endpoints: EndpointDirectory;
  readonly #sessions: PendingSessions;
  readonly #connections = new Set<TrouterConnection>();
  #lastFrameId = 0;

  constructor(context: ServiceContext, tokenWatch: TokenWatch) {
    this.#context = context;
    this.#tokenWatch = tokenWatch;
    this.#endpoints = new EndpointDirectory(context.clock);
    this.#sessions = new PendingSessions(context);
  }

  /** From now on the endpoint misses nothing. */
  allocate(token: ChatToken, endpointId: string): TrouterEndpoint {
    return this.#endpoints.require(token.claims.rawId, endpointId);
  }

  /** Returns the id with which the client opens its websocket. */
  openSession(token: ChatToken, endpointId: string): string {
    this.allocate(token, endpointId);
    return this.#sessions.open({ token, endpointId });
  }

  unregister(token: ChatToken, endpointId: string): void {
    this.#endpoints.remove(token.claims.rawId, endpointId);
  }

  accept(socket: Socket, sessionId: string): void {
    const session = this.#sessions.take(sessionId);
    if (!session) return socket.close(1008, 'No such session, or already used. Shake hands again.');
    let endpoint: TrouterEndpoint | undefined;
    const connection = new TrouterConnection(socket, this.#context.clock, {
      onAcknowledged: (id) => endpoint?.acknowledge(id),
      onEnd: () => {
        this.#connections.delete(connection);
        unwatch();
        if (endpoint?.disconnect(connection)) this.#endpoints.expireLater(endpoint);
      },
    });
    this.#connections.add(connection);
    const unwatch = this.#tokenWatch.watch(session.token, () => connection.refuseToken());
    const open = async () => {
      await this.#checkToken(session.token, connection);
      if (connection.ended) return;
      endpoint = this.allocate(session.token, session.endpointId);
      this.#endpoints.keep(endpoint);
      endpoint.connect(connection);
    };
    open().catch((error: unknown) => {
      this.#context.logger.warn('A real-time connection failed', { error: String(error) });
      connection.close(1013, 'The connection could not be opened. Try again later.');
    });
  }

  /** The token may have been revoked since the handshake. */
  async #checkToken(token: ChatToken, connection: TrouterConnection): Promise<void> {
    const outcome = await this.#context.tokens.verifyUserToken(token.text);
    if ('claims' in outcome) return;
    this.#context.logger.info('A real-time connection is refused', { reason: outcome.reason });
    connection.refuseToken();
  }

  /** Encodes the event once and sends it to every device of every recipient. */
  publish(event: ChatEvent): void {
    this.#lastFrameId += 1;
    let frame: NotificationFrame | undefined;
    for (const recipient of new Set(event.data.recipients)) {
      this.#endpoints.forEachOf(recipient, (endpoint) => {
        frame ??= encodeNotification(this.#lastFrameId, event);
        endpoint.deliver(frame);
      });
    }
  }

  /** Forgets everything; clients that reconnect start afresh. */
  stop(): void {
    this.#sessions.clear();
    for (const connection of [...this.#connections])
      connection.close(1001, 'The emulator stops or is reset.');
    this.#endpoints.clear();
  }
}
