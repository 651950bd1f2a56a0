import { createHash } from 'node:crypto';
import type { RelayTraffic } from '../../kernel/ports/relay-usage.ts';

interface SessionEvent {
  readonly at: Date;
  readonly session: string;
  readonly username: string;
}

/** What a line of the log tells about allocations. */
export type CoturnLogEvent =
  | { readonly kind: 'serverStarted'; readonly at: Date }
  | (SessionEvent & { readonly kind: 'allocated' | 'deleted' })
  | (SessionEvent & { readonly kind: 'relayed'; readonly traffic: Partial<RelayTraffic> });

/**
 * What each genuine line has behind its time, by the server's `new-log-timestamp-format`. The server writes names into its log that
 * anybody may send, line breaks included: without a mark that nobody else knows anyone could write lines of usage.
 */
export function coturnLogMark(secret: string): string {
  return createHash('sha256').update(`turnserver-log:${secret}`).digest('hex').slice(0, 24);
}

const session = String.raw`session (\d+): `;
const owner = String.raw`realm=<[^<>]*>, username=<([^<>]*)>`;
const counts = String.raw`, rp=(\d+), rb=(\d+), sp=(\d+), sb=(\d+)`;
const allocated = new RegExp(`^${session}new, ${owner}, lifetime=\\d+$`);
const deleted = new RegExp(`^${session}delete: ${owner}$`);
const relayed = new RegExp(`^${session}(peer )?usage: ${owner}${counts}$`);
const serverStarted = /^Default realm: /;

/**
 * Reads one line as coturn 4.6 writes it with `verbose`. The counts of a line are what was added since the line before.
 * Undefined for every line that says nothing of allocations, and for every line without the mark.
 */
export function parseCoturnLogLine(line: string, mark: string): CoturnLogEvent | undefined {
  const separator = `/${mark}: `;
  const end = line.indexOf(separator);
  // A genuine mark follows the time at once, so it cannot be a copy of one within a name.
  if (end === -1 || end > 32) return undefined;
  const at = new Date(line.slice(0, end).replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (Number.isNaN(at.getTime())) return undefined;
  const text = line.slice(end + separator.length);
  return parseText(text, at);
}

function parseText(text: string, at: Date): CoturnLogEvent | undefined {
  if (serverStarted.test(text)) return { kind: 'serverStarted', at };
  const [, newSession, newUsername] = allocated.exec(text) ?? [];
  if (newSession !== undefined) return { kind: 'allocated', at, session: newSession, username: newUsername! };
  const [, oldSession, oldUsername] = deleted.exec(text) ?? [];
  if (oldSession !== undefined) return { kind: 'deleted', at, session: oldSession, username: oldUsername! };
  const usage = relayed.exec(text);
  if (!usage) return undefined;
  const [, id, peer, username, ...numbers] = usage;
  const [packetsIn, bytesIn, packetsOut, bytesOut] = numbers.map(Number) as [number, number, number, number];
  const traffic: Partial<RelayTraffic> = peer
    ? {
        packetsFromPeers: packetsIn,
        bytesFromPeers: bytesIn,
        packetsToPeers: packetsOut,
        bytesToPeers: bytesOut,
      }
    : {
        packetsFromClient: packetsIn,
        bytesFromClient: bytesIn,
        packetsToClient: packetsOut,
        bytesToClient: bytesOut,
      };
  return { kind: 'relayed', at, session: id!, username: username!, traffic };
}
