import { randomBytes } from 'node:crypto';
import { Secret } from '@switchboard/node-kit';
import { describe, expect, it } from 'vitest';
import { SealedValues } from './sealed-values.ts';

const newKey = () => new Secret(randomBytes(32).toString('base64'));
const [key, other] = [newKey(), newKey()];
const value = { token: 'hunter2', expiresOn: '2026-11-21T22:00:00.000Z' };

describe('SealedValues', () => {
  it('opens what it sealed, under the name that it was sealed for', () => {
    const sealed = new SealedValues([key]);
    const text = sealed.seal('token:1', value);
    expect(sealed.open('token:1', text)).toEqual(value);
    expect(sealed.open('token:2', text)).toBeUndefined();
  });

  it('shows nothing of the value, nor twice the same text', () => {
    const sealed = new SealedValues([key]);
    const texts = [sealed.seal('token:1', value), sealed.seal('token:1', value)];
    expect(texts[0]).not.toBe(texts[1]);
    for (const text of texts)
      expect(Buffer.from(text, 'base64url').toString('latin1')).not.toContain('hunter2');
  });

  it('opens with the second key of a rotation, and seals with the first', () => {
    const text = new SealedValues([key]).seal('n', value);
    const rotated = new SealedValues([other, key]);
    expect(rotated.open('n', text)).toEqual(value);
    expect(new SealedValues([key]).open('n', rotated.seal('n', value))).toBeUndefined();
  });

  it('finds nothing in what is not there, was changed, or is no sealed value', () => {
    const sealed = new SealedValues([key]);
    const bytes = Buffer.from(sealed.seal('n', value), 'base64url');
    for (let index = 0; index < bytes.length; index += 7) {
      const changed = Buffer.from(bytes);
      changed[index]! ^= 1;
      expect(sealed.open('n', changed.toString('base64url'))).toBeUndefined();
    }
    for (const text of [null, undefined, '', 'x', '{"token":"hunter2"}']) {
      expect(sealed.open('n', text)).toBeUndefined();
    }
    expect(sealed.open('n', bytes.subarray(0, 29).toString('base64url'))).toBeUndefined();
  });
});
