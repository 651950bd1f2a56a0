import { isIPv6, SocketAddress } from 'node:net';

export interface StunAddress {
  readonly address: string;
  readonly port: number;
}

const magicCookie = Buffer.from([0x21, 0x12, 0xa4, 0x42]);
const family = { ipv4: 1, ipv6: 2 } as const;

/** The value of an XOR-…-ADDRESS attribute. @see RFC 8489, section 14.2 */
export function encodeXorAddress({ address, port }: StunAddress, transactionId: Buffer): Buffer {
  const bytes = addressBytes(address);
  const value = Buffer.alloc(4 + bytes.length);
  value[1] = bytes.length === 4 ? family.ipv4 : family.ipv6;
  value.writeUInt16BE(port ^ magicCookie.readUInt16BE(0), 2);
  xor(bytes, transactionId).copy(value, 4);
  return value;
}

export function decodeXorAddress(value: Buffer, transactionId: Buffer): StunAddress {
  const port = value.readUInt16BE(2) ^ magicCookie.readUInt16BE(0);
  const bytes = xor(value.subarray(4), transactionId);
  if (value[1] === family.ipv4) return { address: bytes.join('.'), port };
  const groups = Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(index * 2).toString(16));
  return { address: new SocketAddress({ address: groups.join(':'), family: 'ipv6' }).address, port };
}

function xor(bytes: Buffer, transactionId: Buffer): Buffer {
  const mask = Buffer.concat([magicCookie, transactionId]);
  return Buffer.from(bytes.map((byte, index) => byte ^ mask[index]!));
}

/** The bytes of an address in any of its notations, in the order of the network. */
function addressBytes(address: string): Buffer {
  if (!isIPv6(address)) return Buffer.from(address.split('.').map(Number));
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  if (dotted) {
    const [, prefix, a, b, c, d] = dotted.map((part, index) => (index < 2 ? part : Number(part)));
    const pair = (high: unknown, low: unknown) => (((high as number) << 8) | (low as number)).toString(16);
    return addressBytes(`${prefix}${pair(a, b)}:${pair(c, d)}`);
  }
  const [head = '', tail] = address.split('::');
  const groupsOf = (text: string) => (text === '' ? [] : text.split(':'));
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')];
  const zeros = tail === undefined ? [] : Array<string>(8 - before.length - after.length).fill('0');
  const bytes = Buffer.alloc(16);
  [...before, ...zeros, ...after].forEach((group, index) =>
    bytes.writeUInt16BE(Number.parseInt(group, 16), index * 2),
  );
  return bytes;
}
