import { Server, type IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { SEAL_HEADER, seal } from './forwarded-headers.ts';
import { plainAddress, trustedProxies } from './trusted-proxies.ts';

type Emit = (this: Server, event: string, ...rest: unknown[]) => boolean;

/** A trace goes on for those who are trusted: others could join any, and have everything of theirs kept. */
const traceHeaders = ['traceparent', 'tracestate', 'baggage'];
const isInPlace = Symbol.for('switchboard.rewrites-forwarded-headers');

/**
 * Makes this process write `x-forwarded-*` of every request by itself, before Next sees it: a client that sends such headers
 * would otherwise choose the address by which it is known, limited and written down. What a trusted proxy
 * says is believed.
 *
 * Next offers no place for this: it runs the server, keeps a client's `x-forwarded-for`, and shows neither pages nor
 * `proxy.ts` the socket. So the events of Node's server are listened in on, which works alike for `next start`, `next dev` and the
 * self-contained server, and for websockets.
 * @throws when `trusted` is not understood
 */
export function rewriteForwardedHeaders(trusted: string | undefined): void {
  const isTrusted = trustedProxies(trusted);
  const prototype = Server.prototype as Server & { [isInPlace]?: boolean };
  if (prototype[isInPlace]) return;
  prototype[isInPlace] = true;
  const emit = Server.prototype.emit as Emit;
  prototype.emit = function (this: Server, event: string, ...rest: unknown[]): boolean {
    if (event === 'request' || event === 'upgrade' || event === 'checkContinue') {
      rewrite(rest[0] as IncomingMessage, isTrusted);
    }
    return emit.call(this, event, ...rest);
  };
}

function rewrite({ headers, socket }: IncomingMessage, isTrusted: (address: string) => boolean): void {
  const peer = plainAddress(socket.remoteAddress ?? '');
  const said = isTrusted(peer) ? { ...headers } : {};
  if (!isTrusted(peer)) for (const name of traceHeaders) delete headers[name];
  for (const name of Object.keys(headers)) {
    if (name.startsWith('x-forwarded-') || name === 'forwarded' || name === 'x-real-ip') delete headers[name];
  }
  const address = clientAddress(peer, textOf(said['x-forwarded-for']), isTrusted);
  const proto = first(said['x-forwarded-proto']);
  const host = first(said['x-forwarded-host']) ?? headers.host;
  if (address !== '') headers['x-forwarded-for'] = address;
  headers['x-forwarded-proto'] = proto === 'https' || 'encrypted' in socket ? 'https' : 'http';
  if (host !== undefined) headers['x-forwarded-host'] = host;
  headers[SEAL_HEADER] = seal();
}

/** From the socket towards the browser, for as long as those who speak are trusted. */
function clientAddress(peer: string, forwardedFor: string, isTrusted: (address: string) => boolean): string {
  let client = peer;
  for (const text of forwardedFor.split(',').reverse()) {
    const hop = plainAddress(text.trim());
    if (!isTrusted(client) || isIP(hop) === 0) break;
    client = hop;
  }
  return client;
}

function first(value: string | string[] | undefined): string | undefined {
  return textOf(value).split(',', 1)[0]?.trim() || undefined;
}

function textOf(value: string | string[] | undefined): string {
  return Array.isArray(value) ? value.join(',') : (value ?? '');
}
