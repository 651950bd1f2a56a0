import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { FaultInjector, FaultTarget } from '../kernel/ports/fault-injector.ts';
import type { Logger } from '../kernel/ports/logger.ts';
import type { Metrics } from '../kernel/ports/metrics.ts';
import type { Socket, SocketEndpoint } from '../kernel/socket-endpoint.ts';
import { pathOf } from './exchange.ts';
import { isControlTarget } from './route-table.ts';
import { refuseControl, type ControlRules } from './stages/guard-control-api.ts';

export interface WebsocketPorts extends ControlRules {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly faults?: FaultInjector;
  endpoint(): string;
}

/** Clients send small commands; nothing they say comes near this. */
const maximumMessageBytes = 1024 * 1024;
/** A client that lets this much pile up has stopped reading, and is cut off before it fills the memory. */
const maximumBufferedBytes = 16 * 1024 * 1024;
const internalError = 1011;
const serviceRestart = 1012;
/** A peer that has not answered by the next one is gone, though nothing told so. Real time: the network knows no other. */
const pingIntervalMs = 15_000;

/**
 * Accepts websockets for the services. Pages of any origin may connect, since endpoints check the caller's token
 * themselves; sockets of the control API follow its own rules.
 */
export function attachWebsocketGateway(
  server: Server,
  endpoints: readonly SocketEndpoint[],
  ports: WebsocketPorts,
): { close(): void } {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    maxPayload: maximumMessageBytes,
    perMessageDeflate: false,
  });
  const routes = endpoints.map((endpoint) => ({ endpoint, pattern: toPattern(endpoint.path) }));

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    const target = request.url ?? '/';
    const found = find(routes, pathOf(target));
    const url = urlOf(request, ports.endpoint());
    if (found === undefined || url === undefined) return refuse(stream, '404 Not Found');
    const headers = request.headers as Record<string, string>;
    const remoteAddress = request.socket.remoteAddress ?? '';
    const control = isControlTarget(target) || isControlTarget(found.endpoint.path);
    if (control && refuseControl({ headers, remoteAddress }, ports) !== undefined) {
      return refuse(stream, '403 Forbidden');
    }
    const { endpoint, params } = found;
    const known = endpoint.operation && { operation: endpoint.operation, method: 'GET', target };
    const open = () =>
      sockets.handleUpgrade(request, stream, head, (websocket) => {
        websocket.on('error', () => websocket.terminate());
        websocket.on('close', ports.metrics.openSocket(endpoint.path));
        if (known && ports.faults)
          websocket.on(
            'close',
            ports.faults.watch(known, (code) => websocket.close(code)),
          );
        /** One endpoint's mistake ends its connection and nothing else. */
        const guard = (work: () => void) => {
          try {
            work();
          } catch (error) {
            const cause = error instanceof Error ? error.stack : String(error);
            ports.logger.error('A websocket endpoint failed', { path: endpoint.path, error: cause });
            websocket.close(internalError);
          }
        };
        guard(() => endpoint.accept(adapt(websocket, guard), { url, params, headers }));
      });
    if (known && ports.faults?.armed) void connectWithFaults(ports.faults, known, stream, open);
    else open();
  });

  const stopPings = pingClients(sockets);

  return {
    close() {
      stopPings();
      for (const client of sockets.clients) client.close(serviceRestart);
      setTimeout(() => sockets.clients.forEach((client) => client.terminate()), 500).unref();
    },
  };
}

/** Opens the websocket, unless a rule refuses it. */
async function connectWithFaults(
  faults: FaultInjector,
  socket: FaultTarget,
  stream: Duplex,
  open: () => void,
): Promise<void> {
  const fault = faults.strike(socket);
  if (fault !== undefined) await faults.delay(fault);
  const { status, drop } = fault?.effect ?? {};
  if (status !== undefined) refuse(stream, `${status} Refused`);
  else if (drop !== undefined) stream.destroy();
  else if (!stream.destroyed) open();
}

function pingClients(sockets: WebSocketServer): () => void {
  const silent = new WeakSet<WebSocket>();
  const timer = setInterval(() => {
    for (const client of sockets.clients) {
      if (silent.has(client)) {
        client.terminate();
        continue;
      }
      silent.add(client);
      client.once('pong', () => silent.delete(client));
      client.ping();
    }
  }, pingIntervalMs);
  timer.unref();
  return () => clearInterval(timer);
}

function adapt(websocket: WebSocket, guard: (work: () => void) => void): Socket {
  return {
    send(data) {
      if (websocket.readyState !== websocket.OPEN) return;
      if (websocket.bufferedAmount > maximumBufferedBytes) return websocket.terminate();
      websocket.send(data);
    },
    close: (code, reason) => websocket.close(code, reason),
    onMessage(handler) {
      websocket.on('message', (data) => guard(() => handler(data.toString())));
    },
    onClose(handler) {
      websocket.on('close', (code) => guard(() => handler(code)));
    },
    get bufferedBytes() {
      return websocket.bufferedAmount;
    },
  };
}

interface SocketRoute {
  readonly endpoint: SocketEndpoint;
  readonly pattern: RegExp;
}

function toPattern(path: string): RegExp {
  const escaped = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}/?$`, 'i');
}

function find(routes: readonly SocketRoute[], path: string) {
  for (const { endpoint, pattern } of routes) {
    const match = pattern.exec(path);
    if (match === null) continue;
    try {
      const encoded = Object.entries(match.groups ?? {});
      return {
        endpoint,
        params: Object.fromEntries(encoded.map(([name, value]) => [name, decodeURIComponent(value)])),
      };
    } catch {
      return undefined;
    }
  }
  return undefined;
}

function urlOf(request: IncomingMessage, endpoint: string): URL | undefined {
  const target = request.url ?? '/';
  const scheme = 'encrypted' in request.socket ? 'https' : 'http';
  return URL.parse(target, `${scheme}://${request.headers.host}`) ?? URL.parse(target, endpoint) ?? undefined;
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
