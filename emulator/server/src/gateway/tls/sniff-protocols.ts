import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

/** PEM texts. */
export interface TlsIdentity {
  readonly key: string;
  /** The server's certificate. */
  readonly certificate: string;
}

export interface SniffedConnections {
  useIdentity(identity: TlsIdentity): void;
  /** Connections that have not sent a byte yet, such as those that browsers open in advance. */
  closeUndecided(): void;
  destroyAll(): void;
}

/** The content type of a TLS handshake record; no HTTP method starts with it. @see RFC 8446, section 5.1 */
const tlsHandshake = 0x16;
const firstByteTimeoutMs = 60_000;

/**
 * Lets an HTTP server speak TLS as well: the first byte of a connection decides. Both kinds end up in the same HTTP
 * server, in this process and without another hop.
 */
export function sniffProtocols(server: Server, identity: TlsIdentity | undefined): SniffedConnections {
  const [serveHttp] = server.listeners('connection') as ((socket: Socket) => void)[];
  if (serveHttp === undefined) throw new Error('The HTTP server has no connection listener.');
  server.removeAllListeners('connection');

  const tls = createTlsServer({
    ...(identity && { key: identity.key, cert: identity.certificate }),
    minVersion: 'TLSv1.2',
    ALPNProtocols: ['http/1.1'],
  });
  tls.on('secureConnection', (socket) => serveHttp.call(server, socket));
  tls.on('tlsClientError', (_error, socket) => socket.destroy());

  const open = new Set<Socket>();
  const undecided = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    undecided.add(socket);
    const giveUp = () => socket.destroy();
    socket.on('error', giveUp);
    socket.setNoDelay(true);
    socket.setTimeout(firstByteTimeoutMs, giveUp);
    socket.once('close', () => {
      open.delete(socket);
      undecided.delete(socket);
    });
    socket.once('data', (first: Buffer) => {
      socket.pause();
      undecided.delete(socket);
      socket.setTimeout(0);
      socket.off('timeout', giveUp);
      socket.unshift(first);
      if (first[0] === tlsHandshake) tls.emit('connection', socket);
      else serveHttp.call(server, socket);
      process.nextTick(() => socket.resume());
    });
  });

  return {
    useIdentity: ({ key, certificate }) => tls.setSecureContext({ key, cert: certificate }),
    closeUndecided: () => undecided.forEach((socket) => socket.destroy()),
    destroyAll: () => open.forEach((socket) => socket.destroy()),
  };
}
