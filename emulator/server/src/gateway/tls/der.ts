/** Distinguished Encoding Rules of ASN.1, as far as certificates and stores of them need them. @see ITU-T X.690 */

const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
};

function encode(tag: number, content: Uint8Array): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), content]);
  const hex = length.toString(16);
  const digits = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.of(tag, 0x80 | digits.length), digits, content]);
}

export const sequence = (...items: Uint8Array[]) => encode(tags.sequence, Buffer.concat(items));
export const set = (...items: Uint8Array[]) => encode(tags.set, Buffer.concat(items));
export const boolean = (value: boolean) => encode(tags.boolean, Buffer.of(value ? 0xff : 0));
export const octetString = (content: Uint8Array) => encode(tags.octetString, content);
export const utf8String = (text: string) => encode(tags.utf8String, Buffer.from(text));
export const bmpString = (text: string) => encode(tags.bmpString, Buffer.from(text, 'utf16le').swap16());

/** A positive integer, given as big-endian bytes. */
export function integer(magnitude: Uint8Array): Buffer {
  const first = magnitude.findIndex((byte) => byte !== 0);
  const digits = first === -1 ? Buffer.of(0) : magnitude.subarray(first);
  return encode(tags.integer, digits[0]! & 0x80 ? Buffer.concat([Buffer.of(0), digits]) : digits);
}

/** `unusedBits` of the last byte do not count. */
export const bitString = (content: Uint8Array, unusedBits = 0) =>
  encode(tags.bitString, Buffer.concat([Buffer.of(unusedBits), content]));

/** @param dotted for example `1.2.840.10045.4.3.2` */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return encode(tags.objectIdentifier, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let left = value >>> 7; left > 0; left >>>= 7) digits.unshift((left & 0x7f) | 0x80);
  return digits;
}

/** UTCTime until 2049, GeneralizedTime from then on. @see RFC 5280, section 4.1.2.5 */
export function time(date: Date): Buffer {
  const digits = `${date.toISOString().replace(/\D/g, '').slice(0, 14)}Z`;
  return date.getUTCFullYear() < 2050
    ? encode(tags.utcTime, Buffer.from(digits.slice(2)))
    : encode(tags.generalizedTime, Buffer.from(digits));
}

/** Context-specific: `constructed` wraps whole elements, otherwise the content stands for an element of implied type. */
export const tagged = (number: number, content: Uint8Array, constructed: boolean) =>
  encode(0x80 | (constructed ? 0x20 : 0) | number, content);
