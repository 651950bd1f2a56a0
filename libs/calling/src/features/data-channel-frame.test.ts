import { describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame } from './data-channel-frame.ts';

const frame = { channelId: 65_535, session: 4_294_967_295, sequenceNumber: 4_294_967_295 };

describe('data channel frames', () => {
  it('come back as they were sent', () => {
    const data = Uint8Array.of(1, 2, 3);
    expect(decodeFrame(encodeFrame({ ...frame, data }).buffer)).toEqual({ ...frame, data });
  });

  it('tell an empty message from the end of the channel', () => {
    expect(decodeFrame(encodeFrame({ ...frame, data: new Uint8Array() }).buffer)?.data).toHaveLength(0);
    expect(decodeFrame(encodeFrame({ ...frame, data: undefined }).buffer)?.data).toBeUndefined();
  });

  it('of others are ignored', () => {
    expect(decodeFrame(new ArrayBuffer(3))).toBeUndefined();
    expect(decodeFrame(Uint8Array.from({ length: 20 }, () => 9).buffer)).toBeUndefined();
  });
});
