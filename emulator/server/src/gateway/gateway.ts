import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BoundOperation } from '../kernel/service.ts';
import type { SocketEndpoint } from '../kernel/socket-endpoint.ts';
import type { MissingOperation } from './exchange.ts';
import { createHttpGateway } from './http-gateway.ts';
import type { PipelinePorts } from './stage.ts';
import { sniffProtocols, type TlsIdentity } from './tls/sniff-protocols.ts';
import { attachWebsocketGateway } from './websocket-gateway.ts';

export interface GatewayOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly operations: readonly BoundOperation[];
  readonly sockets: readonly SocketEndpoint[];
  /** Operations of the published specifications; those that nobody implements answer 501. */
  readonly published: readonly MissingOperation[];
  readonly tls: TlsIdentity | undefined;
  readonly ports: PipelinePorts;
}

export interface Gateway {
  /** Opens the port and resolves with its number. */
  listen(): Promise<number>;
  useTlsIdentity(identity: TlsIdentity): void;
  /** Takes no new connections, lets running requests end, and cuts off what is left after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

/**
 * An import of `node:http` from a module would load Node's whole fetch client (40 ms, 14 MB), which is one of its exports.
 */
const { createServer } = process.getBuiltinModule('node:http');

const headersTimeoutMs = 60_000;
const requestTimeoutMs = 300_000;
const keepAliveTimeoutMs = 65_000;

/** The emulator's one port: HTTP, HTTPS and websockets on both. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const listener = await createHttpGateway(options.operations, options.published, options.ports);
  const server = createServer(
    {
      headersTimeout: headersTimeoutMs,
      requestTimeout: requestTimeoutMs,
      keepAliveTimeout: keepAliveTimeoutMs,
      noDelay: true,
    },
    listener,
  );
  const connections = sniffProtocols(server, options.tls);
  const websockets = attachWebsocketGateway(server, options.sockets, options.ports);

  return {
    listen: () => listen(server, options.host, options.port),
    useTlsIdentity: connections.useIdentity,
    async close(graceMs) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      websockets.close();
      connections.closeUndecided();
      server.closeIdleConnections();
      const cut = setTimeout(() => connections.destroyAll(), graceMs);
      const reap = setInterval(() => server.closeIdleConnections(), 50);
      await closed;
      clearTimeout(cut);
      clearInterval(reap);
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
