import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { allAddresses, specialAddresses, type AddressRange } from './special-addresses.ts';

export interface TurnserverSettings {
  readonly realm: string;
  readonly port: number;
  /** What it shares with whoever issues credentials. */
  readonly secret: string;
  /** Addresses to listen on and to relay from; those of all interfaces when left out. */
  readonly addresses?: readonly string[];
  /** Addresses to relay from, where they are others than those to listen on. */
  readonly relayAddresses?: readonly string[];
  /** First and last UDP port that is relayed from. */
  readonly relayPorts?: readonly [first: number, last: number];
  /** Where it may send to: the internet without special addresses, or these ranges and nothing else. */
  readonly peers: 'internet' | readonly AddressRange[];
  /** Allocations at a time. A browser makes one for each address of the relay, network interface and connection. */
  readonly quotas: { readonly perUser: number; readonly total: number };
  /** Of one allocation, in each direction. Default: 12 Mbit/s, more than a shared screen takes. */
  readonly bytesPerSecond?: number;
  /** TLS over TCP on a second port. */
  readonly tls?: { readonly port: number; readonly certificate: string; readonly key: string };
  /** Absolute. Log, database and process id are files in it. */
  readonly directory: string;
}

export const relayLogFile = (directory: string) => join(directory, 'turnserver.log');

/**
 * What coturn puts before each line of its log, so that nobody can write lines of usage into it by sending names with line breaks.
 * The emulator derives the same from the secret.
 */
const logMark = (secret: string) =>
  createHash('sha256').update(`turnserver-log:${secret}`).digest('hex').slice(0, 24);

/** The configuration file of a hardened coturn 4.6 or later. */
export function turnserverConf(settings: TurnserverSettings): string {
  const sections = [
    listeners(settings),
    authentication(settings),
    limits(settings),
    peers(settings),
    attackSurface,
    reporting(settings),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const listeners = ({
  port,
  addresses = [],
  relayAddresses = addresses,
  relayPorts = [49_152, 65_535],
  tls,
}: TurnserverSettings) => [
  '# Listeners',
  `listening-port=${port}`,
  ...addresses.map((address) => `listening-ip=${address}`),
  ...relayAddresses.map((address) => `relay-ip=${address}`),
  `min-port=${relayPorts[0]}`,
  `max-port=${relayPorts[1]}`,
  'no-dtls',
  ...(tls
    ? [
        `tls-listening-port=${tls.port}`,
        `cert=${tls.certificate}`,
        `pkey=${tls.key}`,
        'no-tlsv1',
        'no-tlsv1_1',
        'cipher-list="ECDHE+AESGCM:ECDHE+CHACHA20"',
      ]
    : ['no-tls']),
];

const authentication = ({ realm, secret }: TurnserverSettings) => [
  '# Time-limited credentials by shared secret',
  `realm=${realm}`,
  'use-auth-secret',
  `static-auth-secret=${secret}`,
  'stale-nonce=600',
  'fingerprint',
];

const limits = ({ quotas, bytesPerSecond = 1_500_000 }: TurnserverSettings) => [
  '# Quotas',
  `user-quota=${quotas.perUser}`,
  `total-quota=${quotas.total}`,
  `max-bps=${bytesPerSecond}`,
];

function peers({ peers: allowed }: TurnserverSettings): string[] {
  const deny = ({ from, to }: AddressRange) => `denied-peer-ip=${from}-${to}`;
  const always = ['# Peers', 'no-tcp-relay', 'no-multicast-peers'];
  if (allowed === 'internet') return [...always, ...specialAddresses.map(deny)];
  const isLoopback = allowed.some(({ from }) => from.startsWith('127.') || from === '::1');
  return [
    ...always,
    ...(isLoopback ? ['allow-loopback-peers'] : []),
    ...allowed.map(({ from, to }) => `allowed-peer-ip=${from}-${to}`),
    ...allAddresses.map(deny),
  ];
}

const attackSurface = [
  '# Nothing that is not needed',
  'no-cli',
  'no-rfc5780',
  'no-stun-backward-compatibility',
  'response-origin-only-with-rfc5780',
  'no-software-attribute',
];

const reporting = ({ directory, secret }: TurnserverSettings) => [
  '# Usage, one line for every 4096 packets of an allocation and one at its end',
  `log-file=${relayLogFile(directory)}`,
  'simple-log',
  'no-stdout-log',
  'verbose',
  'new-log-timestamp',
  `new-log-timestamp-format="%FT%T%z/${logMark(secret)}"`,
  `userdb=${join(directory, 'turndb')}`,
  `pidfile=${join(directory, 'turnserver.pid')}`,
];
