import { createServer, type IncomingMessage } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { freePorts } from '@switchboard/dev-env';
import { issueChatToken } from './issue-chat-token.ts';
import { root, run, startEmulator } from './processes.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Undefined for plain http. */
  readonly certificateNames: string | undefined;
}

/** The committed Caddyfile between a client, a web server that repeats what it heard, and a real emulator. */
export class ProxyBed implements AsyncDisposable {
  readonly ports: { readonly web: number; readonly dataPlane: number; readonly http: number };
  /** Of Caddy's authority, as the proxy hands it out. */
  readonly ca: string;
  /** Of a user of the emulator, for chat. */
  readonly chatToken: string;
  readonly #stack: AsyncDisposableStack;

  private constructor(parts: Pick<ProxyBed, 'ports' | 'ca' | 'chatToken'>, stack: AsyncDisposableStack) {
    this.ports = parts.ports;
    this.ca = parts.ca;
    this.chatToken = parts.chatToken;
    this.#stack = stack;
  }

  /** @param caddy where the program is */
  static async start(caddy: string): Promise<ProxyBed> {
    await using stack = new AsyncDisposableStack();
    const directory = await mkdtemp(join(tmpdir(), 'proxy-'));
    stack.defer(() => rm(directory, { recursive: true, force: true }));
    const free = await freePorts();
    const ports = { web: free.web, dataPlane: free.accessService, http: free.relay };
    const acs = await startEmulator(stack, { directory, port: free.emulator, names: 'emulator' });
    const certificate = `http://127.0.0.1:${ports.http}/ca.crt`;
    const config = ['--config', `${root}apps/deployment/proxy/Caddyfile`, '--adapter', 'caddyfile'];
    await run(stack, 'caddy', {
      command: caddy,
      args: ['run', ...config],
      env: {
        HOME: directory,
        PUBLIC_HOST: '127.0.0.1',
        STORAGE: join(directory, 'caddy'),
        HTTP_PORT: String(ports.http),
        HTTPS_PORT: String(ports.web),
        DATA_PLANE_PORT: String(ports.dataPlane),
        WEB: `127.0.0.1:${await startWeb(stack)}`,
        EMULATOR: `127.0.0.1:${free.emulator}`,
        EMULATOR_CA: acs['NODE_EXTRA_CA_CERTS'],
      },
      isReady: async () => (await fetch(certificate)).ok,
    });
    const ca = await (await fetch(certificate)).text();
    const key = acs['ACS_ACCESS_KEY'] ?? '';
    const chatToken = await issueChatToken(`http://localhost:${free.emulator}`, key);
    return new ProxyBed({ ports, ca, chatToken }, stack.move());
  }

  /** Asks by https and trusts nothing but the authority of the proxy. */
  async ask(port: number, path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, headers, ca: this.ca, agent: false });
      asked.on('upgrade', (answer, socket) => {
        resolve({ ...seen(answer), body: '' });
        socket.destroy();
      });
      asked.on('response', (answer) => {
        const known = seen(answer);
        let body = '';
        answer.on('data', (chunk: Buffer) => (body += chunk.toString()));
        answer.on('end', () => resolve({ ...known, body }));
      });
      asked.on('error', reject);
      asked.end();
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack.disposeAsync();
  }
}

function seen(answer: IncomingMessage): Omit<Answer, 'body'> {
  const { subjectaltname } = (answer.socket as TLSSocket).getPeerCertificate();
  return { status: answer.statusCode ?? 0, headers: answer.headers, certificateNames: subjectaltname };
}

/** Repeats what it heard, also for websockets. */
async function startWeb(stack: AsyncDisposableStack): Promise<number> {
  const server = createServer((incoming, reply) => {
    reply.setHeader('strict-transport-security', 'max-age=31536000');
    reply.end(JSON.stringify(incoming.headers));
  });
  server.on('upgrade', (incoming, socket) => {
    socket.end(
      'HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nupgrade: websocket\r\n' +
        `x-heard: ${String(incoming.headers['x-forwarded-for'])}\r\n\r\n`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stack.defer(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return (server.address() as AddressInfo).port;
}
