import { describe, expect, it } from 'vitest';
import * as der from './der.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('DER', () => {
  it('writes lengths in the shortest form', () => {
    expect(hex(der.octetString(Buffer.alloc(127))).slice(0, 4)).toBe('047f');
    expect(hex(der.octetString(Buffer.alloc(128))).slice(0, 6)).toBe('048180');
    expect(hex(der.octetString(Buffer.alloc(256))).slice(0, 8)).toBe('04820100');
    expect(hex(der.octetString(Buffer.alloc(65_536))).slice(0, 10)).toBe('0483010000');
  });

  it('writes integers without leading zeros and never as negative', () => {
    expect(hex(der.integer(Buffer.of(0, 0, 1)))).toBe('020101');
    expect(hex(der.integer(Buffer.of(0x80)))).toBe('02020080');
    expect(hex(der.integer(Buffer.of(0)))).toBe('020100');
  });

  it('writes object identifiers in base 128', () => {
    expect(hex(der.objectIdentifier('1.2.840.10045.4.3.2'))).toBe('06082a8648ce3d040302');
  });

  it('writes years from 2050 on with four digits', () => {
    expect(der.time(new Date('2049-12-31T23:59:59Z')).toString('latin1', 2)).toBe('491231235959Z');
    expect(der.time(new Date('2050-01-01T00:00:00Z')).toString('latin1', 2)).toBe('20500101000000Z');
  });
});
