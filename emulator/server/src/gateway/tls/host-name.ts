import { isIP, isIPv6, SocketAddress } from 'node:net';

const label = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/i;

/** Always among the names of the emulator, so that a connection string with any of them works. */
export const localNames = ['localhost', '127.0.0.1', '::1'];

/** The local names and `further` ones, each once, in lower case. */
export function hostNames(further: readonly string[]): string[] {
  return [...new Set([...localNames, ...further.map((name) => name.toLowerCase())])];
}

/** As a URL writes it. */
export const formatHost = (name: string) => (isIPv6(name) ? `[${name}]` : name);

/** A DNS name or an IP address that a certificate may carry. */
export function isHostName(name: string): boolean {
  return isIP(name) !== 0 || (name.length <= 253 && name.split('.').every((part) => label.test(part)));
}

/** The 4 or 16 bytes of an IP address; undefined for a DNS name. */
export function toAddressBytes(name: string): Buffer | undefined {
  const version = isIP(name);
  if (version === 0) return undefined;
  if (version === 4) return Buffer.from(name.split('.').map(Number));
  const [head = '', tail] = SocketAddress.parse(`[${name}]:0`)!.address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':').map((group) => parseInt(group, 16)));
  const left = groups(head);
  const right = groups(tail ?? '');
  const zeros = tail === undefined ? [] : Array<number>(8 - left.length - right.length).fill(0);
  return Buffer.from([...left, ...zeros, ...right].flatMap((group) => [group >> 8, group & 0xff]));
}
