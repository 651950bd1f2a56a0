import { describe, expect, it } from 'vitest';
import { decodeWish, encodeWish } from './peer-wishes.ts';

describe('decodeWish', () => {
  it('reads what was encoded', () => {
    expect(decodeWish(encodeWish({ cameraLines: 270 }))).toEqual({ cameraLines: 270 });
  });

  it.each([
    new ArrayBuffer(4),
    'lines',
    'null',
    '{}',
    '{"cameraLines":"270"}',
    '{"cameraLines":0}',
    '{"cameraLines":1e9}',
  ])('passes over %s', (text) => expect(decodeWish(text)).toBeUndefined());
});
