import { createHmac, randomBytes } from 'node:crypto';

/**
 * STUN messages, as far as talking to a TURN server takes them.
 *
 * @see RFC 8489 (STUN) for the format, RFC 8656 (TURN) for methods and attributes
 */
export const stunMethod = {
  binding: 0x001,
  allocate: 0x003,
  refresh: 0x004,
  send: 0x006,
  data: 0x007,
  createPermission: 0x008,
  channelBind: 0x009,
} as const;
export type StunMethod = (typeof stunMethod)[keyof typeof stunMethod];

const stunClass = { request: 0x000, indication: 0x010, success: 0x100, error: 0x110 } as const;
export type StunClass = keyof typeof stunClass;

export const stunAttribute = {
  username: 0x0006,
  messageIntegrity: 0x0008,
  errorCode: 0x0009,
  channelNumber: 0x000c,
  lifetime: 0x000d,
  xorPeerAddress: 0x0012,
  data: 0x0013,
  realm: 0x0014,
  nonce: 0x0015,
  xorRelayedAddress: 0x0016,
  requestedAddressFamily: 0x0017,
  requestedTransport: 0x0019,
  xorMappedAddress: 0x0020,
} as const;

export interface StunMessage {
  readonly kind: StunClass;
  readonly method: StunMethod;
  readonly transactionId: Buffer;
  readonly attributes: ReadonlyMap<number, Buffer>;
}

export interface StunAttributeValue {
  readonly type: number;
  readonly value: Buffer | string;
}

const magicCookie = 0x2112a442;
const headerBytes = 20;
const integrityBytes = 24;

export const newTransactionId = (): Buffer => randomBytes(12);

/** `key`: ends the message with its integrity under this key. */
export function encodeStunMessage(
  { kind, method, transactionId }: Omit<StunMessage, 'attributes'>,
  attributes: readonly StunAttributeValue[],
  key?: Buffer,
): Buffer {
  const body = Buffer.concat(attributes.map(encodeAttribute));
  const header = Buffer.alloc(headerBytes);
  header.writeUInt16BE(method | stunClass[kind], 0);
  header.writeUInt16BE(body.length + (key ? integrityBytes : 0), 2);
  header.writeUInt32BE(magicCookie, 4);
  transactionId.copy(header, 8);
  const message = Buffer.concat([header, body]);
  if (!key) return message;
  const value = createHmac('sha1', key).update(message).digest();
  return Buffer.concat([message, encodeAttribute({ type: stunAttribute.messageIntegrity, value })]);
}

function encodeAttribute({ type, value }: StunAttributeValue): Buffer {
  const bytes = Buffer.from(value as string);
  const encoded = Buffer.alloc(4 + Math.ceil(bytes.length / 4) * 4);
  encoded.writeUInt16BE(type, 0);
  encoded.writeUInt16BE(bytes.length, 2);
  bytes.copy(encoded, 4);
  return encoded;
}

/** Undefined for whatever is no STUN message. Of an attribute that comes several times the first counts. */
export function decodeStunMessage(bytes: Buffer): StunMessage | undefined {
  if (bytes.length < headerBytes || bytes.readUInt32BE(4) !== magicCookie) return undefined;
  const type = bytes.readUInt16BE(0);
  const kind = (Object.keys(stunClass) as StunClass[]).find((name) => stunClass[name] === (type & 0x110))!;
  const attributes = new Map<number, Buffer>();
  const end = Math.min(bytes.length, headerBytes + bytes.readUInt16BE(2));
  for (let offset = headerBytes; offset + 4 <= end;) {
    const attribute = bytes.readUInt16BE(offset);
    const length = bytes.readUInt16BE(offset + 2);
    if (!attributes.has(attribute))
      attributes.set(attribute, bytes.subarray(offset + 4, offset + 4 + length));
    offset += 4 + Math.ceil(length / 4) * 4;
  }
  return { kind, method: (type & 0x00f) as StunMethod, transactionId: bytes.subarray(8, 20), attributes };
}

/** Code and reason of an error response. */
export function stunError({ attributes }: StunMessage): { code: number; reason: string } {
  const value = attributes.get(stunAttribute.errorCode) ?? Buffer.alloc(4);
  return { code: value[2]! * 100 + value[3]!, reason: value.toString('utf8', 4) };
}
