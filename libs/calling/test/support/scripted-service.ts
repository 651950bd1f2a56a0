import type { AddressInfo } from 'node:net';
import {
  callingClientMessage,
  type CallingClientMessage,
  type ConnectedMessage,
} from '@switchboard/acs-contracts';
import { WebSocketServer, type WebSocket } from 'ws';

/** A service that says exactly what a test wants, and refuses messages that the protocol does not know. */
export async function startScriptedService() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  const connections: ScriptedConnection[] = [];
  const malformed: string[] = [];
  server.on('connection', (socket) => {
    const connection = new ScriptedConnection(socket, malformed);
    connections.push(connection);
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    insecureEndpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections,
    malformed,
    stop(): Promise<void> {
      for (const { socket } of connections) socket.terminate();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

export class ScriptedConnection {
  readonly socket: WebSocket;
  readonly received: CallingClientMessage[] = [];

  constructor(socket: WebSocket, malformed: string[]) {
    this.socket = socket;
    socket.on('message', (data) => {
      const text = String(data);
      const read = callingClientMessage.safeParse(JSON.parse(text));
      if (!read.success) return malformed.push(`${text}: ${read.error.message}`);
      this.received.push(read.data);
      if (read.data.type === 'disconnect') socket.close(1000);
    });
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  welcome(changes: Partial<ConnectedMessage> = {}): void {
    this.send({
      ...{ type: 'connected', requestId: 'connect', rawId: '8:acs:x_y', session: 'new', sequence: 0 },
      ...{ resumeToken: 'first', tokenExpiresOn: '2030-01-01T00:00:00.000Z', relay: { iceServers: [] } },
      incomingCalls: [],
      limits: {
        ...{ resumeWindowSeconds: 30, pingSeconds: 15, participantsPerCall: 32 },
        ...{ videoSendersPerCall: 8, spotlightsPerCall: 7 },
      },
      ...changes,
    });
  }

  ofType<Type extends CallingClientMessage['type']>(type: Type) {
    return this.received.filter(
      (message): message is Extract<CallingClientMessage, { type: Type }> => message.type === type,
    );
  }
}

export type ScriptedService = Awaited<ReturnType<typeof startScriptedService>>;
